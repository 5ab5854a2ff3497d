import { habitsOf } from '../break/habits.ts';
import { type Line, lineText } from '../cue.ts';
import { baseLanguage } from '../encoding/alphabets.ts';
import type { Limits } from './limits.ts';
import { type Check, onceAFile } from './subject.ts';

const cues = (count: number): string => (count === 1 ? 'one cue' : `${count} cues`);

const startsWith = (pattern: RegExp) => (line: Line) => pattern.test(lineText(line));

/** For each way to write dashes: how it looks, and the lines of a cue that are written otherwise. */
const DASHES: Readonly<Record<Limits['dash'], readonly [right: string, wrong: (lines: readonly Line[]) => boolean]>> = {
  tight: ['-Text', (lines) => lines.some(startsWith(/^[-–]\s/))],
  spaced: ['- Text', (lines) => lines.some(startsWith(/^[-–][^\s\d-]/))],
  second: ['a dash before the second speaker only', (lines) => lines.slice(0, 1).some(startsWith(/^[-–]/))],
  any: ['', () => false],
};

export const dashStyle: Check = (examined) => {
  const [right, wrong] = DASHES[examined.limits.dash];
  return onceAFile(
    'dash-style',
    ({ cue }) => cue.lines.length > 1 && wrong(cue.lines),
    (count) => `${cues(count)} with other dashes before speakers than this language's "${right}". Write it so.`,
  )(examined);
};

/** What a language's typography forbids, and what to write. */
const TYPOGRAPHY: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  cs: [[/["“][^"“”„]*["”]/, 'straight or English quotation marks; Czech ones are „ “']],
  hr: [[/["“][^"“”„]*["]/, 'straight quotation marks; Croatian ones are „ ”']],
  fr: [
    [/"[^"]*"/, 'straight quotation marks; French ones are « » with no-break spaces'],
    [/(?:[^\s\u00a0\u202f?!]|[^\S\u00a0\u202f])[?!;]|\S [:»]|« /u, 'no no-break space before : ; ! ? or inside « »'],
  ],
};
const COMMON: readonly (readonly [RegExp, string])[] = [
  [/ {2}/, 'two spaces in a row'],
  [/\.\.\./, 'three full stops for an ellipsis (…)'],
];

export const typography: Check = (examined) =>
  [...COMMON, ...(TYPOGRAPHY[baseLanguage(examined.language)] ?? [])].flatMap(([wrong, name]) =>
    onceAFile(
      'typography',
      ({ text }) => wrong.test(text),
      (count) => `${name}, in ${cues(count)}.`,
    )(examined),
  );

export const orphanPreposition: Check = (examined) => {
  const { never } = habitsOf(examined.language);
  const last = (text: string): string => text.slice(text.lastIndexOf(' ') + 1).toLowerCase();
  return onceAFile(
    'orphan-preposition',
    ({ cue }) => cue.lines.slice(0, -1).some((line) => never.has(last(lineText(line)))),
    (count) => `a one-letter word ends a line, in ${cues(count)}. Move it to the next line.`,
  )(examined);
};
