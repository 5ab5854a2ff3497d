import type { ShotText } from '../timeline/timeline.ts';
import { appearing } from './appear.ts';
import { type CardText, layOutCard } from './cards.ts';
import { layOutCredits } from './credits.ts';
import type { DrawnItem } from './drawing.ts';
import { layOutFunding } from './funding-card.ts';
import type { Page, SubtitleStyle } from './layout.ts';
import { layOutShotText } from './lower-third.ts';
import type { ShotPart } from './zones.ts';

/** The words that belong to a shot's picture, in one language, as `frames` of its frames show them. */
export const layOutPart = (
  { shot, offset }: ShotPart,
  frames: number,
  text: CardText,
  style: SubtitleStyle,
  page: Page,
): DrawnItem[] => {
  const { picture, texts = [] } = shot;
  const part = { first: offset, frames };
  if (picture.kind === 'card') return (picture.funding ? layOutFunding : layOutCard)(picture, text, page, frames);
  if (picture.kind === 'credits') return layOutCredits(picture, text, page, shot.frames, part);
  if (texts.length === 0) return [];
  const over = (each: ShotText): DrawnItem[] => {
    const { items, slide } = layOutShotText(each, text, style, page);
    return appearing(items, each, part, slide);
  };
  return texts.filter(({ first, frames: length }) => first < offset + frames && offset < first + length).flatMap(over);
};
