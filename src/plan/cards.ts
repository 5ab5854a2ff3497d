import { type Localised, localise } from '../manifest/localised.ts';
import type { Line } from '../subtitles/cue.ts';
import type { CardPicture, FrameRange } from '../timeline/timeline.ts';
import type { DrawnItem, TextItem } from './drawing.ts';
import { fitLines, type Page } from './layout.ts';

const TITLE = { size: 92, bold: true };
const SUBTITLE = { size: 46, bold: false };
/** Between title and subtitle: a short rule in the middle of the space. */
const GAP = 64;
const RULE = { width: 96, height: 5, colour: '#f4c95d' };

export interface CardText {
  readonly language: string;
  readonly languages: readonly string[];
}

/** Title, rule and subtitle of a card in one language, centred as one block; under the image, where the card has one. */
export const layOutCard = (
  card: CardPicture,
  { language, languages }: CardText,
  page: Page,
  frames: number,
): DrawnItem[] => {
  const room = { width: page.width * 0.82, height: page.height * (card.image ? 0.19 : 0.38) };
  const block = (text: Localised | undefined, style: typeof TITLE) => ({
    ...fitLines(textLines(localise(text, language, languages)), style.size, room, language, page.font, style.bold),
    bold: style.bold,
  });
  const blocks = [block(card.title, TITLE), block(card.subtitle, SUBTITLE)].filter(({ lines }) => lines.length > 0);
  const heights = blocks.map(({ lines, size }) => lines.length * size);
  const total = heights.reduce((sum, height) => sum + height, 0) + GAP * (blocks.length - 1);
  const top = page.height * (card.image ? 0.73 : 0.5) - total / 2;
  const when: FrameRange = { first: 0, frames };
  const texts = blocks.map(
    ({ lines, size, bold }, i): TextItem => ({
      ...when,
      kind: 'text',
      lines,
      x: Math.round(page.width / 2),
      y: Math.round(top + (i ? (heights[0] ?? 0) + GAP : 0)),
      anchor: 8,
      size,
      bold,
      outline: 0,
    }),
  );
  return texts.length === 2 ? [...texts, rule(page, top + (heights[0] ?? 0) + GAP / 2, when)] : texts;
};

/** Lines of a text as it is written, blank ones left out. */
export const textLines = (text: string): Line[] =>
  text
    .split('\n')
    .map((line) => line.trim().normalize('NFC'))
    .filter(Boolean)
    .map((line) => [{ text: line }]);

const rule = (page: Page, middle: number, when: FrameRange): DrawnItem => ({
  ...when,
  kind: 'box',
  x: Math.round((page.width - RULE.width) / 2),
  y: Math.round(middle - RULE.height / 2),
  width: RULE.width,
  height: RULE.height,
  radius: RULE.height / 2,
  colour: RULE.colour,
  opacity: 1,
});
