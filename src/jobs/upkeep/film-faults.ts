import type { ReleaseFile } from '../../documents/model.ts';
import type { MediaTool } from '../../ports.ts';
import { MediaToolError } from '../../ports.ts';
import { countCues } from '../../run/verify-film.ts';
import type { Looked } from './looked.ts';

/** What is wrong with a film: it does not decode to its end, or has other frames, cues or chapters than are recorded. */
export const filmFaults = async ({ tool, path, file, signal }: Looked): Promise<string[]> => {
  const faults: string[] = [];
  const compare = (what: string, found: number, recorded: number | undefined): void => {
    if (recorded !== undefined && found !== recorded)
      faults.push(`has ${found} ${what} where ${recorded} are recorded`);
  };
  try {
    const decoded = await decode(tool, path, file, signal);
    compare('frames', decoded.frames, file.frames);
    // A decoder mends what it can, and ends as if all were well.
    if (decoded.complaints) faults.push(`does not decode cleanly (${decoded.complaints.slice(0, 300)})`);
    for (const [i, [language, cues]] of Object.entries(file.cues ?? {}).entries())
      compare(`cues in ${language}`, await countCues(tool, path, i, language, signal), cues);
    if (file.chapters !== undefined) compare('chapters', await chaptersIn(tool, path, signal), file.chapters);
  } catch (error) {
    if (!isRefused(error)) throw error;
    faults.push(`does not decode to its end (${error.message.slice(0, 300)})`);
  }
  return faults;
};

/** ffmpeg ran and found fault with the file; what else it says has nothing to do with it. */
export const isRefused = (error: unknown): error is MediaToolError =>
  error instanceof MediaToolError && error.failure === 'failed';

/** Decodes picture and sound to their ends, and counts the pictures where that is asked for. */
const decode = async (
  tool: MediaTool,
  path: string,
  { frames }: Pick<ReleaseFile, 'frames'>,
  signal: AbortSignal,
): Promise<{ readonly frames: number; readonly complaints: string }> => {
  let [lines, isStart] = [0, true];
  const count = (chunk: Uint8Array): void => {
    for (const byte of chunk) {
      if (isStart && byte !== HASH) lines += 1;
      isStart = byte === NEWLINE;
    }
  };
  // With times of the file's own fineness: rounded to frames, two pictures may fall on one, which is no fault of the file.
  const exact = ['-vsync', '0', '-enc_time_base:v', '-1'];
  const all = ['-map', '0:v?', '-map', '0:a?', ...exact, '-f', 'null', '-'];
  // A line for each picture, after some that begin with `#`.
  const pictures = ['-map', '0:v:0', ...exact, '-c:v', 'wrapped_avframe', '-f', 'framecrc', 'pipe:1'];
  const args = ['-xerror', '-i', `file:${path}`, ...all, ...(frames === undefined ? [] : pictures)];
  const { stderr } = await tool.run(args, { signal, onStdout: count });
  return { frames: lines, complaints: stderr.trim() };
};

const [NEWLINE, HASH] = [10, 35];

const chaptersIn = async (tool: MediaTool, path: string, signal: AbortSignal): Promise<number> => {
  const chunks: Uint8Array[] = [];
  const args = ['-i', `file:${path}`, '-f', 'ffmetadata', 'pipe:1'];
  await tool.run(args, { signal, onStdout: (chunk) => void chunks.push(chunk) });
  return Buffer.concat(chunks)
    .toString('utf8')
    .split('\n')
    .filter((line) => line === '[CHAPTER]').length;
};
