/** What one part of the bench has found. */
export interface Section {
  /** Names its place in the document, and its plot. */
  readonly name: string;
  /** Markdown. */
  readonly lines: readonly string[];
  /** SVG. */
  readonly plot?: string;
}

const marks = (name: string) => ({ begin: `<!-- measured: ${name} -->`, end: `<!-- end: ${name} -->` });

/**
 * Puts what was measured between the marks of its name; what stands beside them, and sections that were not measured this
 * time, stay. @throws Error where the document has no such marks
 */
export const writeSection = (document: string, { name, lines, plot }: Section): string => {
  const { begin, end } = marks(name);
  const [first, last] = [document.indexOf(begin), document.indexOf(end)];
  if (first < 0 || last < first) throw new Error(`the document has no ${begin} … ${end}.`);
  const shown = plot === undefined ? lines : [...lines, '', `![The same as bars](performance/${name}.svg)`];
  return `${document.slice(0, first + begin.length)}\n\n${shown.join('\n')}\n\n${document.slice(last)}`;
};

/** A table of Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
};
