import { z } from 'zod';
import { localised } from '../manifest/values.ts';
import { problem } from './problem-document.ts';

const frame = z.int().meta({ description: 'a frame of the film; ends are half-open' });
const entry = z.int().nullable().meta({ description: 'index in the timeline of the manifest; null: the funding card' });

export const timelineShot = z.object({
  entry,
  kind: z.enum(['clip', 'still', 'card', 'credits']),
  file: z.string().optional(),
  label: z.string().meta({ description: 'the file, or what the card says in the first language of the film' }),
  start: frame,
  end: frame,
  transition: z.object({ kind: z.string(), frames: z.int() }).optional().meta({ description: 'from the shot before' }),
  section: z.int().nullable().meta({ description: 'index in "sections"; null before the first' }),
});

const section = z.object({
  title: localised,
  kind: z.string().optional(),
  start: frame,
  end: frame,
  entry: z.int(),
});

/** Numbers only: two thousand cues in four languages come with every look at the timeline. */
const cue = z.tuple([frame, frame, z.int()]).meta({ description: 'start, end, number in its track' });

export const timeline = z.object({
  edition: z.string(),
  frameRate: z.object({ numerator: z.int(), denominator: z.int() }),
  frames: z.int().meta({ description: '0 while there is no film, for which "problems" says the reason' }),
  revision: z.int().meta({ description: 'of the manifest' }),
  etag: z.string(),
  languages: z.array(z.string()),
  sections: z.array(section),
  shots: z.array(timelineShot),
  cues: z.record(z.string(), z.array(cue)).meta({ description: 'by language' }),
  problems: z.array(problem.loose()),
});
