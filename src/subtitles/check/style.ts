import { habitsOf } from '../break/habits.ts';
import { lineText } from '../cue.ts';
import { baseLanguage } from '../encoding/alphabets.ts';
import { type Check, onceAFile } from './subject.ts';

const cues = (count: number): string => (count === 1 ? 'one cue' : `${count} cues`);

export const dashStyle: Check = (examined) => {
  const { dash } = examined.limits;
  if (dash === 'any') return [];
  const wrong = dash === 'tight' ? /^[-–]\s/ : /^[-–][^\s\d-]/;
  const right = dash === 'tight' ? '-Text' : '- Text';
  const find = onceAFile(
    'dash-style',
    ({ cue }) => cue.lines.length > 1 && cue.lines.some((line) => wrong.test(lineText(line))),
    (count) => `${cues(count)} with another dash before a speaker than this language's "${right}". Write it so.`,
  );
  return find(examined);
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
