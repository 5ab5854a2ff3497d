import { looksLikeTiming, readTiming, type Timing } from './timing.ts';

/** One line of a file and its number, counted from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/** A timing and what stands between it and the next one. */
export interface Block {
  readonly line: number;
  readonly source: string;
  /** Undefined where the times cannot be read. */
  readonly timing: Timing | undefined;
  readonly id?: string;
  /** True where no blank line parts this block from the text of the one before. */
  readonly glued: boolean;
  readonly body: readonly NumberedLine[];
}

export const isBlankLine = ({ text }: NumberedLine): boolean => /^[ \t]*$/.test(text);
export const isNumber = (text: string): boolean => /^[ \t]*\d{1,9}[ \t]*$/.test(text);

const BREAKS = /\r\n|\n|\r/;
/** A plain character parts a file in less than half the time that a pattern takes. */
export const linesOf = (text: string): string[] => text.split(text.includes('\r') ? BREAKS : '\n');
export const numberedLines = (text: string): NumberedLine[] =>
  linesOf(text).map((line, i) => ({ text: line, line: i + 1 }));

interface Cut {
  readonly body: readonly NumberedLine[];
  readonly id?: string;
  readonly glued: boolean;
}

/** Where the lines before a timing end, blank ones left out. */
const lastFilled = (lines: readonly NumberedLine[]): number => {
  let i = lines.length - 1;
  while (i >= 0 && isBlankLine(lines[i] ?? { text: '', line: 0 })) i--;
  return i;
};

/** What `cut` must know of the timing before: its name, if there was one at all. */
type Before = Pick<Block, 'id'> | undefined;

/** A number with a blank line behind it is a name only where it goes on counting: else it is what somebody says. */
const counts = (name: string, index: number, before: Before): boolean =>
  before === undefined || (index > 0 && Number(name) === Number(before.id) + 1);

/**
 * Parts the lines before a timing into the text of the cue before and this one's name. A name is a number right before
 * the timing, or alone between blank lines; WebVTT also has words for names, with a blank line before them.
 */
const cut = (lines: readonly NumberedLine[], wordsAreNames: boolean, timing: Before): Cut => {
  const last = lastFilled(lines);
  const name = lines[last];
  if (!name) return { body: [], glued: false };
  const adjacent = last === lines.length - 1;
  const before = lines[last - 1];
  const apart = !before || isBlankLine(before);
  const named = { body: lines.slice(0, last), id: name.text.trim() };
  if (isNumber(name.text) && (adjacent || (apart && counts(name.text, last, timing))))
    return { ...named, glued: !apart };
  if (wordsAreNames && adjacent && apart && last > 0) return { ...named, glued: false };
  return { body: lines, glued: adjacent };
};

/** What a file is divided into, handed over piece by piece, so that a long one does not stand in memory twice. */
export interface BlockReader {
  /** The lines before the first timing. */
  readonly head: (lines: readonly NumberedLine[]) => void;
  readonly block: (block: Block) => void;
}

/** Divides a file at its timings, so that no timing can hide in another cue's text. */
export const readBlocks = (text: string, wordsAreNames: boolean, reader: BlockReader): void => {
  let open: Omit<Block, 'body'> | undefined;
  let since: NumberedLine[] = [];
  const close = (body: readonly NumberedLine[]): void => {
    if (open) reader.block({ ...open, body });
    else reader.head(body);
    since = [];
  };
  linesOf(text).forEach((source, i) => {
    if (!looksLikeTiming(source)) {
      since.push({ text: source, line: i + 1 });
      return;
    }
    const { body, ...rest } = cut(since, wordsAreNames, open);
    close(body);
    open = { line: i + 1, source, timing: readTiming(source), ...rest };
  });
  close(since);
};
