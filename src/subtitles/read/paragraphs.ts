import { isBlankLine, isNumber, type NumberedLine } from './blocks.ts';

/** What stands under a timing: the cue's own lines, and text that nothing in the file times. */
export interface Sorted {
  readonly text: readonly NumberedLine[];
  /** Lines of `text` that a blank line parts from the timing; other programs drop them. */
  readonly detached: boolean;
  readonly untimed: readonly (readonly NumberedLine[])[];
}

const paragraphs = (lines: readonly NumberedLine[]): NumberedLine[][] => {
  const all: NumberedLine[][] = [];
  let fresh = true;
  for (const line of lines) {
    if (isBlankLine(line)) fresh = true;
    else if (fresh) {
      all.push([line]);
      fresh = false;
    } else all.at(-1)?.push(line);
  }
  return all;
};

const isComment = (paragraph: readonly NumberedLine[]): boolean =>
  /^(NOTE|STYLE|REGION)([ \t]|$)/.test(paragraph[0]?.text ?? '');

/** In a numbered file, a number with words under it but no times is a cue whose timing is missing. */
const isUntimed = (paragraph: readonly NumberedLine[]): boolean =>
  paragraph.length > 1 && isNumber(paragraph[0]?.text ?? '');

/** Sorts the paragraphs under a timing. A comment ends a WebVTT cue, but a comment right under the times is its text. */
export const sortParagraphs = (lines: readonly NumberedLine[], comments: boolean): Sorted => {
  const first = lines[0];
  const end = lines.findIndex(isBlankLine);
  if (end > 0 && lines.slice(end).every(isBlankLine))
    return { text: lines.slice(0, end), detached: false, untimed: [] };
  const attached = first !== undefined && !isBlankLine(first);
  const all = paragraphs(lines).filter((paragraph, i) => (attached && i === 0) || !(comments && isComment(paragraph)));
  const untimed = all.filter((paragraph, i) => (i > 0 || !attached) && isUntimed(paragraph));
  const text = all.filter((paragraph) => !untimed.includes(paragraph));
  return { text: text.flat(), detached: text.length > (attached ? 1 : 0), untimed };
};
