import { z } from 'zod';
import { PolyreelError } from './errors.ts';
import type { Problem } from './problem.ts';

/** Settings from the environment; only this file reads them. An empty one is as good as none. */
export interface Config {
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
  readonly home?: string;
}

const program = z.string().optional();
const schema = z.object({ FFMPEG_PATH: program, FFPROBE_PATH: program, POLYREEL_HOME: z.string().optional() });

/** @throws PolyreelError with all faults of the settings at once */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const read = schema.safeParse(given);
  if (!read.success)
    throw new PolyreelError('bad-arguments', 'settings are wrong', { problems: read.error.issues.map(problemOf) });
  const { FFMPEG_PATH, FFPROBE_PATH, POLYREEL_HOME } = read.data;
  return {
    ...(FFMPEG_PATH ? { ffmpegPath: FFMPEG_PATH } : {}),
    ...(FFPROBE_PATH ? { ffprobePath: FFPROBE_PATH } : {}),
    ...(POLYREEL_HOME ? { home: POLYREEL_HOME } : {}),
  };
};

const problemOf = ({ path, message }: z.core.$ZodIssue): Problem => ({
  severity: 'block',
  code: 'bad-setting',
  at: path.join('.'),
  message,
});
