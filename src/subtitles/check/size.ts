import { breakLines } from '../break/break.ts';
import { type Cue, type Line, lineText } from '../cue.ts';
import type { CueProblem } from '../problem.ts';
import { countCharacters } from './graphemes.ts';
import { type Limits, UNREADABLE } from './limits.ts';
import { about, type Examined, eachCue, type Subject } from './subject.ts';

const lengthOf = (line: Line): number => countCharacters(lineText(line));
const longestLine = (lines: readonly Line[]): number => Math.max(0, ...lines.map(lengthOf));

const fits = (lines: readonly Line[], limits: Limits): boolean =>
  lines.length <= limits.lines && longestLine(lines) <= limits.charactersPerLine;

/** The cue's text in lines that keep the limits, or undefined where it is too much for any. */
export const rebroken = ({ lines }: Cue, limits: Limits, language: string): Line[] | undefined => {
  if (lines.length > 40) return undefined;
  const measure = ({ text }: { readonly text: string }): number => countCharacters(text);
  const broken = breakLines(lines, { language, maxWidth: limits.charactersPerLine, measure });
  return fits(broken, limits) ? broken : undefined;
};

const remedy = ({ cue }: Subject, { limits, language }: Examined) =>
  rebroken(cue, limits, language)
    ? ({ sentence: 'Break the lines anew.', repair: 'line-breaks' } as const)
    : ({ sentence: 'Shorten the text or split the cue.', repair: undefined } as const);

const problem = (subject: Subject, examined: Examined, code: string, what: string): CueProblem => {
  const { sentence, repair } = remedy(subject, examined);
  return about(examined, subject, 'error', code, `${what} ${sentence}`, repair);
};

/**
 * Characters of a cue that are drawn at most, accents and breaks counted each: twenty times what anybody reads. libass took
 * more than five minutes for one letter with 300,000 accents.
 */
const MOST = 2000;

export const tooMuch = eachCue((subject, examined) => {
  const length = subject.cue.lines.reduce((sum, line) => sum + lineText(line).length + 1, -1);
  if (length <= MOST) return undefined;
  return about(
    examined,
    subject,
    'block',
    'cue-too-large',
    `${length} characters of text; at most ${MOST}. Split the cue.`,
  );
});

export const lineLength = eachCue((subject, examined) => {
  const { charactersPerLine } = examined.limits;
  const longest = longestLine(subject.cue.lines);
  if (longest <= charactersPerLine) return undefined;
  return problem(subject, examined, 'line-length', `a line of ${longest} characters; at most ${charactersPerLine}.`);
});

export const lineCount = eachCue((subject, examined) => {
  const count = subject.cue.lines.length;
  if (count <= examined.limits.lines) return undefined;
  return problem(subject, examined, 'line-count', `${count} lines; at most ${examined.limits.lines}.`);
});

export const readingSpeed = eachCue((subject, examined) => {
  const { cue } = subject;
  const limit = examined.limits.charactersPerSecond;
  const characters = cue.lines.reduce((sum, line) => sum + lengthOf(line), 0);
  const speed = (characters * 1000) / (cue.end - cue.start);
  if (speed <= limit) return undefined;
  const severity = speed > limit * UNREADABLE ? 'error' : 'warning';
  const sentence = `${Math.ceil(speed)} characters a second; at most ${limit}. Shorten the text or let it stand longer.`;
  return about(examined, subject, severity, 'reading-speed', sentence);
});
