import { z } from 'zod';
import { fields } from '../manifest/fields.ts';
import { ENCODINGS } from '../subtitles/encoding/given.ts';
import { REPAIRS } from '../subtitles/problem.ts';
import { problem } from './problem-document.ts';
import { author } from './shapes.ts';

export const kind = z.enum(['translation', 'sdh']);
export const encoding = z
  .enum(ENCODINGS, `write one of ${ENCODINGS.join(', ')}`)
  .meta({ description: 'what the file is in, instead of what its bytes look like' });

const position = z
  .object({ vertical: z.enum(['top', 'middle', 'bottom']), horizontal: z.enum(['left', 'center', 'right']) })
  .meta({ description: 'absent: the bottom, centred' });

const about = {
  start: z.int().min(0).meta({ description: 'milliseconds; half-open' }),
  end: z.int().min(0),
};
const markup = z.string().meta({ description: 'the text with <i>, <b> and <u>; only where it is not the same' });

export const cueShown = z.object({
  number: z.int().meta({ description: 'from 1, as they are shown' }),
  ...about,
  text: z.string(),
  markup: markup.optional(),
  position: position.optional(),
  speaker: z.string().optional(),
});

const milliseconds = z
  .int('write whole milliseconds')
  .min(0, 'no cue begins before the film')
  .max(24 * 3_600_000, 'no film lasts a day');
const words = z.string().max(2_000, 'a cue of at most 2,000 characters');

/** A cue as it is sent; `markup` goes before `text`. Its number is its place in the list. */
const cueSent = fields({
  number: z.int().optional(),
  start: milliseconds,
  end: milliseconds,
  text: words.optional(),
  markup: words.optional(),
  position: position.optional(),
  speaker: z.string().max(200).optional(),
});
const cues = z.array(cueSent).max(20_000, 'at most 20,000 cues');

export const cuesSent = fields({ cues });
export const repairSent = fields({
  cues,
  codes: z
    .array(z.enum(REPAIRS, `choose from ${REPAIRS.join(', ')}`))
    .min(1)
    .optional(),
  numbers: z.array(z.int().min(1)).min(1).optional().meta({
    description:
      'of the cues to be mended, with what lies between them and their neighbours; without drift, order and rewrite',
  }),
});
export const draftSent = fields({ cues, basedOn: z.int().min(1).nullable().optional() });

export const draft = z.object({
  revision: z.int(),
  cues: z.array(cueShown.omit({ number: true, text: true }).extend({ text: z.string().optional() }).loose()),
  basedOn: z.int().nullable().meta({ description: 'revision of the track that it began with' }),
  at: z.iso.datetime(),
  author,
});

const cueProblem = problem.extend({ cue: z.int().optional(), repair: z.enum(REPAIRS).optional() }).loose();

export const limits = z.object({
  charactersPerLine: z.number(),
  lines: z.number(),
  charactersPerSecond: z.number(),
  shortest: z.number().meta({ description: 'milliseconds' }),
  longest: z.number().meta({ description: 'milliseconds' }),
  gap: z.number().meta({ description: 'frames of the film between two cues' }),
  dash: z.string(),
});

export const trackChecked = z.object({
  ok: z.boolean().meta({ description: 'whether it would be kept' }),
  encoding: z.string().nullable().meta({ description: 'what it was read as; null of cues' }),
  format: z.string().nullable(),
  encodings: z
    .array(z.object({ name: z.string(), sample: z.array(z.string()) }))
    .meta({ description: 'how its first lines with letters beyond ASCII read in each encoding it may be in' }),
  cues: z.array(cueShown),
  problems: z.array(cueProblem),
  limits,
});

export const trackRepaired = z.object({
  cues: z.array(cueShown),
  repaired: z.array(
    z.object({
      cue: z.int().optional().meta({ description: 'its number before; absent: the whole track' }),
      code: z.enum(REPAIRS),
      message: z.string(),
    }),
  ),
  problems: z.array(cueProblem).meta({ description: 'what is still wrong, counted in the new cues' }),
});
