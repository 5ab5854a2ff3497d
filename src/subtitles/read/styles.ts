import type { Line, Run } from '../cue.ts';

/** Gathers runs while a reader walks through a cue's text. */
export interface Builder {
  readonly lines: Run[][];
  /** How many of each tag are open. Counting, not nesting: `<i><b></i></b>` has one meaning only. */
  readonly open: Map<string, number>;
}

export const newBuilder = (): Builder => ({ lines: [[]], open: new Map() });

/** Characters that steer a terminal and are never part of a subtitle. C1 controls stay: they prove a wrong code table. */
const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 9 && code !== 10) || code === 0x7f || code === 0xfeff;

const SUSPECT = /[^\P{Cc}\t\n]|\ufeff/u;

export const withoutControls = (text: string): string => {
  if (!SUSPECT.test(text)) return text;
  let clean = '';
  for (const char of text) if (!isControl(char.codePointAt(0) ?? 0)) clean += char;
  return clean;
};

const isOpen = ({ open }: Builder, tag: string): boolean => open.has(`\\${tag}`) || (open.get(tag) ?? 0) > 0;

const look = (builder: Builder): Omit<Run, 'text'> => ({
  ...(isOpen(builder, 'i') ? { italic: true as const } : {}),
  ...(isOpen(builder, 'b') ? { bold: true as const } : {}),
  ...(isOpen(builder, 'u') ? { underline: true as const } : {}),
});

export const sameLook = (a: Omit<Run, 'text'>, b: Omit<Run, 'text'>): boolean =>
  a.italic === b.italic && a.bold === b.bold && a.underline === b.underline;

/** Adds words in the present look. */
export const addText = (builder: Builder, text: string): void => {
  const line = builder.lines.at(-1);
  const last = line?.at(-1);
  const present = look(builder);
  if (!line || !text) return;
  if (last && sameLook(last, present)) line[line.length - 1] = { ...last, text: last.text + text };
  else line.push({ text, ...present });
};

export const addBreak = (builder: Builder): void => {
  builder.lines.push([]);
};

export const openTag = ({ open }: Builder, tag: string): void => {
  open.set(tag, (open.get(tag) ?? 0) + 1);
};

/** A style of ASS lasts to the end of the cue, or to its own end, without being a tag that must be closed. */
export const openOverride = ({ open }: Builder, tag: string): void => {
  open.set(`\\${tag}`, 1);
};

/** False where no such tag is open. */
export const closeTag = ({ open }: Builder, tag: string): boolean => {
  const count = open.get(tag) ?? 0;
  const overridden = open.delete(`\\${tag}`);
  if (count > 0) open.set(tag, count - 1);
  return count > 0 || overridden;
};

export const stillOpen = ({ open }: Builder): string[] =>
  [...open].filter(([tag, count]) => count > 0 && !tag.startsWith('\\')).map(([tag]) => tag);

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

/** Loops, as a pattern would take quadratic time on a line of spaces. No-break spaces are words' business and stay. */
const trimStart = (text: string): string => {
  let start = 0;
  while (isBlank(text[start])) start++;
  return text.slice(start);
};

const trimEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && isBlank(text[end - 1])) end--;
  return text.slice(0, end);
};

export const trimBlanks = (text: string): string => trimEnd(trimStart(text));

const trimLine = (line: readonly Run[]): Line => {
  const runs = line.map((run) => ({ ...run, text: run.text.normalize('NFC') }));
  const filled = runs.map(({ text }) => trimBlanks(text) !== '');
  const [first, last] = [filled.indexOf(true), filled.lastIndexOf(true)];
  if (first < 0) return [];
  return runs.slice(first, last + 1).map((run, i) => {
    const text = i === 0 ? trimStart(run.text) : run.text;
    return { ...run, text: first + i === last ? trimEnd(text) : text };
  });
};

/** Lines without any mark: what `finish` would give for them, at a tenth of the cost. */
export const plainLines = (text: string): Line[] =>
  text
    .split('\n')
    .map((line) => trimBlanks(line))
    .filter((line) => line !== '')
    .map((line) => [{ text: line.normalize('NFC') }]);

/** The lines in Unicode's composed form (NFC), blanks at their ends off, empty lines left out. */
export const finish = ({ lines }: Builder): Line[] => lines.map(trimLine).filter((line) => line.length > 0);
