/** A piece of text with one look. Line breaks are never inside a run. */
export interface Run {
  readonly text: string;
  readonly italic?: true;
  readonly bold?: true;
  readonly underline?: true;
}

export type Line = readonly Run[];

/** Where a cue stands in the picture. Absent: at the bottom, centred, as the documentary's style says. */
export interface Position {
  readonly vertical: 'top' | 'middle' | 'bottom';
  readonly horizontal: 'left' | 'center' | 'right';
}

/** One subtitle. Times are whole milliseconds; finer ones in a file are rounded down, so that frame times stay exact. */
export interface Cue {
  /** Half-open: shown from `start` on, gone at `end`. */
  readonly start: number;
  readonly end: number;
  readonly lines: readonly Line[];
  readonly position?: Position;
  readonly speaker?: string;
}

/** Nearly every line is one run: its text is there already. */
export const lineText = (line: Line): string =>
  line.length === 1 ? (line[0]?.text ?? '') : line.map(({ text }) => text).join('');
/** The words of a cue as a reader sees them, its lines joined by line feeds. */
export const cueText = (cue: Cue): string => cue.lines.map(lineText).join('\n');
