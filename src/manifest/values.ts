import { z } from 'zod';
import { parseRational, type Rational } from '../rational.ts';
import { isDeviceName } from './device-name.ts';
import { parseTime, TIME_PATTERN, type Time } from './time.ts';

/** Lower-case letters, digits and hyphens: safe as a file name, a URL part and a key in the store. */
export const slug = z
  .string()
  .max(64, 'at most 64 characters')
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'use a-z, 0-9 and "-", such as "rural-social-services"')
  .refine((name) => !isDeviceName(name), 'Windows keeps this name for a device; choose another');

const NAME = 'a name of at most 200 characters';
/** Of a medium or a recommendation, as the manifest calls it. */
export const mediaName = z.string().max(200, NAME);
export const tag = z.string().max(200, NAME);

export const language = z
  .string()
  .refine(isLanguage, 'not a language tag of BCP 47; write "cs", "fr" or "pt-BR"')
  .meta({ description: 'a language tag of BCP 47' });

function isLanguage(tag: string): boolean {
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/.test(tag)) return false;
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

const timeHelp = 'write a time such as "00:00:03.000", "00:00:03:12", "1.5s", "500ms" or "12f"';

export const time = z
  .string(timeHelp)
  .regex(new RegExp(TIME_PATTERN), timeHelp)
  .transform((text, context): Time => {
    const parsed = parseTime(text);
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: timeHelp });
    return z.NEVER;
  });

/** Frames a second, 1 to 120, as an exact fraction. */
export const frameRate = z
  .string('write the frame rate as a text: "25" or "30000/1001"')
  .regex(/^\d{1,6}(?:\/\d{1,6})?$/, 'write "25", "24", "30", "50" or "30000/1001"')
  .transform((text, context): Rational => {
    const rate = parseRational(text);
    if (rate && rate.num >= rate.den && rate.num <= 120n * rate.den) return rate;
    context.addIssue({ code: 'custom', message: `${text} frames a second is out of range; from 1 to 120 can be made` });
    return z.NEVER;
  });

/** Decibels to change a level by: `"-3dB"`, or `"mute"` (minus infinity). */
export const volume = z
  .string('write a volume such as "-3dB"')
  .regex(/^(?:mute|[+-]?\d{1,2}(?:\.\d{1,2})? ?dB)$/, 'write a volume such as "-3dB", "+2.5dB" or "mute"')
  .transform((text): number => (text === 'mute' ? Number.NEGATIVE_INFINITY : Number.parseFloat(text)));

/** How many times faster than life: read from its decimal digits, so that 0.1 is exactly a tenth. */
export const speed = z
  .number('write the speed as a number: 2 is twice as fast, 0.5 half')
  .min(0.1, 'at least 0.1')
  .max(16, 'at most 16')
  .transform((value, context): Rational => {
    const exact = parseRational(String(value));
    if (exact) return exact;
    context.addIssue({ code: 'custom', message: 'write the speed with at most twelve decimals' });
    return z.NEVER;
  });

export const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'write a colour such as "#103a5c"');

const textsOf = (text: z.ZodString) =>
  z.union([text, z.record(language, text)], {
    error: 'write a text, or an object of texts by language: {"en": "…", "cs": "…"}',
  });

/** Characters of a text that is drawn: a page has so many. Drawing one of 300,000 takes minutes of every frame (measured: one letter with as many accents). */
export const DRAWN_LENGTH = 2000;
export const drawnText = z.string().max(DRAWN_LENGTH, 'at most 2,000 characters');

/** One text for all languages, or one for each. */
export const localised = textsOf(drawnText);
/** The same for texts that are read and not drawn in the picture. */
export const longText = textsOf(z.string().max(20_000, 'at most 20,000 characters'));

export const fileName = z
  .string('name a file, relative to the manifest')
  .min(1, 'name a file, relative to the manifest')
  .max(1000, 'a path of at most 1000 characters');
