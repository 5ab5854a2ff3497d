import type { Line, Run } from '../cue.ts';
import { withoutControls } from '../read/styles.ts';

/**
 * libass has no escape for these that every build obeys, so their nearest harmless looks stand for them: a brace would
 * open an override (which can draw, move or hide), a backslash would begin a command.
 */
const HARMLESS: Readonly<Record<string, string>> = { '{': '(', '}': ')', '\\': '/' };

const harmless = (text: string): string =>
  withoutControls(text)
    .replace(/[{}\\]/g, (char) => HARMLESS[char] ?? '')
    .normalize('NFC');

const LOOKS = [
  ['italic', 'i'],
  ['bold', 'b'],
  ['underline', 'u'],
] as const;

const assRun = (run: Run): string => {
  const on = LOOKS.filter(([look]) => run[look]).map(([, tag]) => tag);
  if (on.length === 0) return harmless(run.text);
  const marks = (value: 0 | 1): string => `{${on.map((tag) => `\\${tag}${value}`).join('')}}`;
  return marks(1) + harmless(run.text) + marks(0);
};

/** The text field of an ASS dialogue line: lines parted by `\N`, looks as overrides, nothing else of ASS let through. */
export const assText = (lines: readonly Line[]): string => lines.map((line) => line.map(assRun).join('')).join('\\N');
