import { breakLines } from '../subtitles/break/break.ts';
import { type Cue, type Line, lineText, type Position, type Run } from '../subtitles/cue.ts';
import type { FrameRange } from '../timeline/timeline.ts';
import type { BoxItem, DrawnItem, FontFacts, TextItem } from './drawing.ts';

export interface SubtitleStyle {
  readonly size: 'small' | 'medium' | 'large';
  readonly background: 'box' | 'outline';
  readonly position: 'bottom' | 'top';
}

export interface Page {
  /** Size of the reference picture. */
  readonly width: number;
  readonly height: number;
  readonly font: FontFacts;
}

/** Heights of a line in the reference picture: the letters of `medium` are a twentieth of its short side, as broadcasters do. */
const SIZES = { small: 40, medium: 47, large: 56 } as const;

export const lineHeight = (style: Pick<SubtitleStyle, 'size'>): number => SIZES[style.size];

/** Text stays inside 90 % of the picture: the title-safe area of EBU R 95. */
export const SAFE = 0.05;
const BOX_PADDING = { x: 14, y: 3 };

/**
 * The subtitle as it stands in the picture: re-broken where a line is too wide, made smaller where that is not enough.
 * @param tallest pixels that its lines may take together
 */
export const layOutCue = (
  cue: Cue,
  style: SubtitleStyle,
  language: string,
  page: Page,
  when: FrameRange,
  tallest = page.height * 0.45,
): DrawnItem[] => {
  const position: Position = cue.position ?? { vertical: style.position, horizontal: 'center' };
  const wide = page.width * (1 - 2 * SAFE) - 2 * BOX_PADDING.x;
  const { lines, size, width } = fitMeasured(
    cue.lines,
    SIZES[style.size],
    { width: wide, height: tallest },
    language,
    page.font,
  );
  const { x, y, anchor } = anchorPoint(position, page);
  const outline = style.background === 'outline' ? Math.max(2, size / 16) : 0;
  // Field by field, and here as in the box in the order of their names: spreading costs more than all the rest of this.
  const { first, frames } = when;
  const text: TextItem = { anchor, bold: false, first, frames, kind: 'text', lines, outline, size, x, y };
  return style.background === 'box' ? [boxBehind(text, width), text] : [text];
};

/** Lines and a size at which they fit: first re-broken, then, where one word or too many lines remain, smaller. */
export const fitLines = (...asked: Parameters<typeof fitMeasured>): { lines: readonly Line[]; size: number } => {
  const { lines, size } = fitMeasured(...asked);
  return { lines, size };
};

/** The same, with the pixels of the widest line. */
const fitMeasured = (
  lines: readonly Line[],
  size: number,
  room: { readonly width: number; readonly height: number },
  language: string,
  font: FontFacts,
  bold = false,
): { lines: readonly Line[]; size: number; width: number } => {
  const measure = (run: Run): number =>
    font.width(run.text, { bold: bold || run.bold === true, italic: run.italic === true });
  const widest = (some: readonly Line[]): number => Math.max(0, ...some.map((line) => sum(line.map(measure))));
  const asWritten = widest(lines);
  const isWide = asWritten * size > room.width;
  const broken = isWide ? breakLines(lines, { language, maxWidth: room.width / size, measure }) : lines;
  const wide = isWide ? widest(broken) : asWritten;
  const fits = Math.min(1, room.width / (wide * size || 1), room.height / (broken.length * size));
  const fitting = Math.floor(size * fits * 4) / 4;
  return { lines: broken, size: fitting, width: wide * fitting };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Pixels of the widest line. */
export const widthOf = ({ lines, size, bold }: Pick<TextItem, 'lines' | 'size' | 'bold'>, font: FontFacts): number => {
  const style = (run: Run) => ({ bold: bold || run.bold === true, italic: run.italic === true });
  return Math.max(0, ...lines.map((line) => sum(line.map((run) => font.width(run.text, style(run)))) * size));
};

const anchorPoint = ({ vertical, horizontal }: Position, page: Page): Pick<TextItem, 'x' | 'y' | 'anchor'> => {
  const column = { left: 0, center: 1, right: 2 }[horizontal];
  const row = { bottom: 0, middle: 1, top: 2 }[vertical];
  const inset = SAFE + BOX_PADDING.x / page.width;
  return {
    x: Math.round(page.width * ([inset, 0.5, 1 - inset][column] ?? 0.5)),
    y: Math.round(page.height * ([1 - SAFE, 0.5, SAFE][row] ?? 0.9)),
    anchor: (row * 3 + column + 1) as TextItem['anchor'],
  };
};

/** One box for all lines, as wide as the widest: what is read in one look stands on one ground. */
const boxBehind = ({ lines, x, y, anchor, size, first, frames }: TextItem, widest: number): BoxItem => {
  const width = Math.ceil(widest) + 2 * BOX_PADDING.x;
  const height = Math.ceil(lines.length * size) + 2 * BOX_PADDING.y;
  const column = (anchor - 1) % 3;
  const row = Math.floor((anchor - 1) / 3);
  return {
    colour: '#101418',
    first,
    frames,
    height,
    kind: 'box',
    opacity: 0.72,
    radius: 8,
    width,
    x: Math.round(x - ([BOX_PADDING.x, width / 2, width - BOX_PADDING.x][column] ?? 0)),
    y: Math.round(y - ([height - BOX_PADDING.y, height / 2, BOX_PADDING.y][row] ?? 0)),
  };
};

/** True where nothing of it would be seen. */
export const isBlank = (cue: Cue): boolean => cue.lines.every((line) => lineText(line).trim() === '');
