import { type Localised, localise } from '../manifest/localised.ts';
import type { ShotText } from '../timeline/timeline.ts';
import { type CardText, textLines } from './cards.ts';
import type { BoxItem, DrawnItem, TextItem } from './drawing.ts';
import { fitLines, lineHeight, type Page, SAFE, type SubtitleStyle, widthOf } from './layout.ts';

interface Row {
  readonly size: number;
  readonly bold: boolean;
  /** Of the picture's height: the most that the row's lines may take. */
  readonly tallest: number;
}

const LOOKS = {
  lowerThird: {
    rows: [
      { size: 44, bold: true, tallest: 0.14 },
      { size: 32, bold: false, tallest: 0.1 },
    ],
    padding: { x: 20, y: 10 },
    slide: 36,
    bar: { width: 6, colour: '#f4c95d' },
  },
  caption: {
    rows: [
      { size: 34, bold: true, tallest: 0.1 },
      { size: 28, bold: false, tallest: 0.08 },
    ],
    padding: { x: 14, y: 6 },
    slide: 0,
    bar: { width: 0, colour: '' },
  },
} as const;

/** Between a lower third and the subtitles below it. */
const GAP = 16;
const SUBTITLE_LINES = 2;

/** What is drawn of a text, for all the time that it shows, and the lines of the picture that it takes. */
export interface LaidOutText {
  readonly items: readonly DrawnItem[];
  readonly top: number;
  readonly bottom: number;
  readonly slide: number;
}

/** The lower edge of lower thirds: below it is room for two lines of subtitles. */
export const subtitleTop = (style: SubtitleStyle, page: Page): number =>
  page.height * (1 - SAFE) - SUBTITLE_LINES * lineHeight(style) - GAP;

/** A lower third at the left, above the place of subtitles, or a caption at the top left; both inside the title-safe area. */
export const layOutShotText = (
  text: ShotText,
  { language, languages }: CardText,
  style: SubtitleStyle,
  page: Page,
): LaidOutText => {
  const { rows, padding, slide, bar } = LOOKS[text.kind];
  const left = Math.round(page.width * SAFE);
  const inset = bar.width + padding.x;
  const widest = Math.min(page.width * (1 - 2 * SAFE) - slide, page.height * 1.1) - inset - padding.x;
  const fitted = wordsOf(text).flatMap((words, i) => {
    const { size, bold, tallest } = rows[i] as Row;
    const lines = textLines(localise(words, language, languages));
    if (lines.length === 0) return [];
    const room = { width: widest, height: page.height * tallest };
    return [{ ...fitLines(lines, size, room, language, page.font, bold), bold }];
  });
  const width = Math.ceil(Math.max(0, ...fitted.map((row) => widthOf(row, page.font)))) + inset + padding.x;
  const height = Math.ceil(sum(fitted.map(heightOf)) + 2 * padding.y);
  const top = Math.round(text.kind === 'caption' ? page.height * SAFE : subtitleTop(style, page) - height);
  const always = { first: 0, frames: text.frames };
  const items = fitted.map(
    ({ lines, size, bold }, i): TextItem => ({
      ...always,
      kind: 'text',
      lines,
      x: left + inset,
      y: top + padding.y + sum(fitted.slice(0, i).map(heightOf)),
      anchor: 7,
      size,
      bold,
      outline: 0,
    }),
  );
  const ground = { ...always, kind: 'box' as const, x: left, y: top, height };
  const box: BoxItem = { ...ground, width, radius: 8, colour: '#101418', opacity: 0.72 };
  const mark: BoxItem = { ...ground, width: bar.width, radius: 3, colour: bar.colour, opacity: 1 };
  return { items: [box, ...(bar.width ? [mark] : []), ...items], top, bottom: top + height, slide };
};

const wordsOf = (text: ShotText): readonly (Localised | undefined)[] =>
  text.kind === 'caption' ? [text.place, text.date] : [text.name, text.role];

const heightOf = ({ lines, size }: Pick<TextItem, 'lines' | 'size'>): number => lines.length * size;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
