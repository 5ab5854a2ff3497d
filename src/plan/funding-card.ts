import { localise } from '../manifest/localised.ts';
import type { CardPicture, FrameRange } from '../timeline/timeline.ts';
import { type CardText, textLines } from './cards.ts';
import type { DrawnItem, TextItem } from './drawing.ts';
import { drawEmblem, EMBLEM_ASPECT } from './emblem.ts';
import { fitLines, type Page } from './layout.ts';

const STATEMENT = { size: 64, bold: true };
const DISCLAIMER = { size: 31, bold: false };
/** Below the emblem, and between the two texts. */
const GAP = { emblem: 44, texts: 26 };
/** The emblem's middle and its room, as shares of the picture: those of the image of a card, so that none is larger. */
const MIDDLE = 0.29;
const ROOM = { width: 0.6, height: 0.36 };
/** Texts stay above the lower edge of the title-safe area (EBU R 95), and inside it at the sides. */
const LOWEST = 0.95;
const WIDE = 0.84;

/** The emblem, the statement and the disclaimer in one language, below each other; an emblem that is a file is part of the ground. */
export const layOutFunding = (
  { funding = {}, image }: CardPicture,
  { language, languages }: CardText,
  page: Page,
  frames: number,
): DrawnItem[] => {
  const when: FrameRange = { first: 0, frames };
  const height = Math.round(Math.min(page.height * ROOM.height, (page.width * ROOM.width) / EMBLEM_ASPECT));
  const width = height * EMBLEM_ASPECT;
  const middle = page.height * MIDDLE;
  const place = { x: Math.round((page.width - width) / 2), y: Math.round(middle - height / 2), width, height };
  const top = middle + (page.height * ROOM.height) / 2 + GAP.emblem;
  const block = (text: CardPicture['title'], { size, bold }: typeof STATEMENT, share: number) => {
    const room = { width: page.width * WIDE, height: (page.height * LOWEST - top - GAP.texts) * share };
    return { ...fitLines(textLines(localise(text, language, languages)), size, room, language, page.font, bold), bold };
  };
  const statement = block(funding.statement, STATEMENT, 0.3);
  const disclaimer = block(funding.disclaimer, DISCLAIMER, 0.7);
  const below = top + statement.lines.length * statement.size + (statement.lines.length ? GAP.texts : 0);
  return [
    ...(image ? [] : drawEmblem(place, when)),
    ...textAt(statement, top, page, when),
    ...textAt(disclaimer, below, page, when),
  ];
};

const textAt = (
  { lines, size, bold }: Pick<TextItem, 'lines' | 'size' | 'bold'>,
  y: number,
  page: Page,
  when: FrameRange,
): TextItem[] =>
  lines.length === 0
    ? []
    : [
        {
          ...when,
          kind: 'text',
          lines,
          x: Math.round(page.width / 2),
          y: Math.round(y),
          anchor: 8,
          size,
          bold,
          outline: 0,
        },
      ];
