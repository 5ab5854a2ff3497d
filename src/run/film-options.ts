import type { Manifest } from '../manifest/read.ts';
import { type Time, timeSeconds } from '../manifest/time.ts';
import type { FontFacts } from '../plan/drawing.ts';
import { divide, floor, multiply, rational } from '../rational.ts';
import type { FilmOptions } from '../subtitles/check-all.ts';
import type { Timeline } from '../timeline/timeline.ts';

/** What the film says of its subtitles; where it could not be built, they are checked without its length. */
export const filmOptions = (manifest: Manifest, timeline: Timeline | undefined, font: FontFacts): FilmOptions => {
  const { frameRate } = manifest.format;
  const source = manifest.languages[0];
  const limits = limitsOf(manifest);
  const shared = { rate: frameRate, hasGlyph: font.has, limits, ...(source ? { source } : {}) };
  if (!timeline) return shared;
  const milliseconds = (frame: number): number => floor(divide(rational(frame * 1000), frameRate));
  return {
    ...shared,
    duration: milliseconds(timeline.frames),
    cuts: timeline.shots.map(({ first }) => milliseconds(first)),
  };
};

/** The documentary's own limits, its times in milliseconds. */
const limitsOf = ({ subtitleLimits = {}, format }: Manifest): NonNullable<FilmOptions['limits']> => {
  const { shortest, longest, charactersPerLine, lines, charactersPerSecond, gap, dash } = subtitleLimits;
  const milliseconds = (time: Time): number => floor(multiply(timeSeconds(time, format.frameRate), rational(1000)));
  return {
    ...(shortest ? { shortest: milliseconds(shortest) } : {}),
    ...(longest ? { longest: milliseconds(longest) } : {}),
    ...(charactersPerLine ? { charactersPerLine } : {}),
    ...(lines ? { lines } : {}),
    ...(charactersPerSecond ? { charactersPerSecond } : {}),
    ...(gap === undefined ? {} : { gap }),
    ...(dash ? { dash } : {}),
  };
};
