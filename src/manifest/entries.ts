import { z } from 'zod';
import { fields } from './fields.ts';
import { practices, questions } from './kit.ts';
import { colour, localised, longText, mediaName, speed, tag, time, volume } from './values.ts';

const TRANSITIONS = [
  ...(['cut', 'crossfade', 'fade', 'fade-white', 'wipe-left', 'wipe-right', 'wipe-up', 'wipe-down'] as const),
] as const;

const transition = fields({
  type: z.enum(TRANSITIONS, `a transition is one of ${TRANSITIONS.map((type) => `"${type}"`).join(', ')}`),
  duration: time.optional(),
});

const pixels = z.int('whole pixels').min(0, 'whole pixels, from 0');

const rectangle = { x: pixels, y: pixels, width: pixels.min(2, 'at least 2'), height: pixels.min(2, 'at least 2') };

/** A part of the upright picture, in its own pixels. */
const crop = fields(rectangle);

/** Moments of the source, as those of the clip itself. */
const stretch = { from: time.optional(), to: time.optional() };

const blur = z.array(fields({ ...rectangle, ...stretch })).max(32, 'at most 32 places of one clip');
const mute = z.array(fields(stretch)).max(200, 'at most 200 stretches of one clip');

const within = (from: number, to: number, what: string) => {
  const help = `${what}, from ${from} to ${to}`;
  return z.number(help).min(from, help).max(to, help);
};

const color = fields({
  exposure: within(-3, 3, 'stops').optional(),
  contrast: within(0.5, 2, '1 leaves it as it is').optional(),
  saturation: within(0, 3, '1 leaves it as it is').optional(),
  lut: mediaName.optional(),
});

const lowerThird = fields({
  name: localised,
  role: localised.optional(),
  from: time.optional(),
  duration: time.optional(),
});

/** Where and when something was filmed, at least one of the two. */
const caption = fields({
  place: localised.optional(),
  date: localised.optional(),
  from: time.optional(),
  duration: time.optional(),
});

const tags = z.array(tag).max(50, 'at most 50 tags of one entry');

const shared = { transition: transition.optional(), tags: tags.optional(), questions: questions.optional() };

/** True of the shot whose middle stands for its section, where it is listed and printed. */
const picture = z.boolean('write true on the shot whose picture stands for its section');

const NO_CLEANING = 'write true, or what is to go: {"rumble": true, "hum": 50}';

/** Noise that is filtered out of a clip's sound: `true` is rumble, and the hum of European mains. */
const cleanSound = z.union(
  [
    z.literal(true),
    fields({
      rumble: z.boolean().optional(),
      hum: z.literal([50, 60], 'hum of mains is 50 or 60 Hz').optional(),
    }).refine(({ rumble, hum }) => rumble || hum !== undefined, NO_CLEANING),
  ],
  { error: NO_CLEANING },
);

export const corner = z.enum(
  ['top-left', 'top-right', 'bottom-left', 'bottom-right'],
  'a corner is "top-left", "top-right", "bottom-left" or "bottom-right"',
);

/** A second clip that runs beside the first. */
const second = fields({
  clip: mediaName,
  from: time.optional(),
  layout: z.enum(['inset', 'split'], 'a layout is "inset" (small, in a corner) or "split" (two halves)'),
  corner: corner.optional(),
  volume: volume.optional(),
});

export const clip = fields({
  clip: mediaName,
  from: time.optional(),
  to: time.optional(),
  fit: z.enum(['contain', 'cover', 'blur']).optional(),
  volume: volume.optional(),
  fadeIn: time.optional(),
  fadeOut: time.optional(),
  cleanSound: cleanSound.optional(),
  speed: speed.optional(),
  rotate: z.literal([0, 90, 180, 270], 'turn by 0, 90, 180 or 270 degrees clockwise').optional(),
  crop: crop.optional(),
  freeze: time.optional(),
  duration: time.optional(),
  blur: blur.optional(),
  mute: mute.optional(),
  color: color.optional(),
  denoise: z.union([z.boolean(), z.enum(['light', 'strong'])], { error: 'write true, "light" or "strong"' }).optional(),
  stabilise: z.boolean('write true or false').optional(),
  lowerThird: lowerThird.optional(),
  with: second.optional(),
  caption: caption.optional(),
  recommendation: mediaName.optional(),
  picture: picture.optional(),
  ...shared,
});

export const still = fields({
  still: mediaName,
  duration: time,
  motion: z.enum(['none', 'zoom-in', 'zoom-out', 'pan-left', 'pan-right']).optional(),
  fit: z.enum(['contain', 'cover', 'blur']).optional(),
  lowerThird: lowerThird.optional(),
  caption: caption.optional(),
  recommendation: mediaName.optional(),
  picture: picture.optional(),
  ...shared,
});

export const card = fields({
  card: fields({
    title: localised.optional(),
    subtitle: localised.optional(),
    background: colour.optional(),
    image: mediaName.optional(),
  }),
  duration: time,
  ...shared,
});

/** Lines that roll from below the picture to above it; an empty one is a space. */
export const credits = fields({
  credits: fields({
    title: localised.optional(),
    lines: z
      .array(localised, 'write a list of lines: ["…", "…"]')
      .min(1, 'write at least one line')
      .max(1000, 'at most 1,000 lines'),
    background: colour.optional(),
  }),
  duration: time,
  ...shared,
});

export const section = fields({
  section: fields({
    title: localised,
    kind: z.enum(['mobility', 'interview', 'good-practice', 'other']).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'two capital letters of ISO 3166, such as "CZ"')
      .optional(),
    text: longText.optional(),
    practices: practices.optional(),
    questions: questions.optional(),
  }),
  tags: tags.optional(),
});

/** What tells the kinds of entry apart, in the order of the union below. */
export const ENTRY_KINDS = ['clip', 'still', 'card', 'credits', 'section'] as const;

export const entry = z.union([clip, still, card, credits, section]);

export type Corner = z.output<typeof corner>;
export type Clip = z.output<typeof clip>;
export type Still = z.output<typeof still>;
export type Card = z.output<typeof card>;
export type Credits = z.output<typeof credits>;
export type Section = z.output<typeof section>;
export type Entry = Clip | Still | Card | Credits | Section;
