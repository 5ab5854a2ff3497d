import { z } from 'zod';
import { problem } from './problem-document.ts';

const reuse = z.boolean().meta({ description: 'true: it is there already' });
const reason = z.string().nullable().meta({ description: 'why it is made; null where it is there' });
const language = z.string().nullable();

/** The same as data, for whoever says it in another language. */
const because = z
  .object({
    because: z.enum([
      ...['first-time', 'new-in-the-cut', 'cut-changed', 'text-changed', 'result-missing'],
      ...['rendition-changed', 'tool-changed', 'sound-changed', 'media-changed', 'cue-changed'],
    ] as const),
    media: z.string().optional().meta({ description: 'whose file changed' }),
    language: z.string().optional().meta({ description: 'whose cues changed' }),
    cues: z.array(z.int()).optional().meta({ description: 'their numbers' }),
  })
  .nullable();

export const filmPlan = z.object({
  edition: z.string(),
  frames: z.int(),
  ok: z.boolean().meta({ description: 'false: a render is refused for "problems", unless it accepts errors' }),
  pictures: z
    .object({ spans: z.int(), encode: z.int(), reuse: z.int(), encodeFrames: z.int(), reuseFrames: z.int() })
    .meta({ description: 'of each span in each look and rendition, every picture once' }),
  spans: z.array(
    z.object({
      start: z.int(),
      end: z.int().meta({ description: 'frames of the film, half-open' }),
      shot: z.int().meta({ description: 'index among the shots of the timeline' }),
      looks: z.array(
        z.object({
          language: language.meta({ description: 'whose words are in the picture; null: none' }),
          ...{ rendition: z.string(), reuse, reason, because },
        }),
      ),
    }),
  ),
  steps: z
    .array(
      z.object({
        ...{ kind: z.string(), language: z.string().optional(), rendition: z.string().optional() },
        ...{ path: z.string().optional(), reuse, reason },
      }),
    )
    .meta({ description: 'everything that is no picture' }),
  problems: z.array(problem.loose()),
});

export const renderSpan = z.object({
  start: z.int(),
  end: z.int().meta({ description: 'frames of the film, half-open' }),
  shot: z.int().meta({ description: 'index among the shots of the timeline' }),
  made: z.number().min(0).max(1).meta({ description: 'share of its pictures that is there' }),
  reused: z.boolean().meta({ description: 'it was there before this render' }),
});
