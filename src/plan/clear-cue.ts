import type { Cue, Position } from '../subtitles/cue.ts';
import type { FrameRange } from '../timeline/timeline.ts';
import type { CardText } from './cards.ts';
import type { DrawnItem } from './drawing.ts';
import { layOutCue, type Page, type SubtitleStyle } from './layout.ts';
import { layOutShotText, subtitleTop } from './lower-third.ts';
import type { PlacedCue } from './placed.ts';
import type { TextOver } from './texts-over.ts';

/** Lines of the picture, from the top one to the bottom one. */
interface Band {
  readonly top: number;
  readonly bottom: number;
}

/**
 * A subtitle where no lower third or caption stands at any time while it shows, so that it need not jump: at its own
 * place, else at the bottom, else at the top, else at the bottom so small that it stays below lower thirds.
 * @param over those that stand while it shows
 * @param when the frames to draw, of the span that shows it
 */
export const layOutClearCue = (
  { cue }: PlacedCue,
  over: readonly TextOver[],
  text: CardText,
  style: SubtitleStyle,
  page: Page,
  when: FrameRange,
): DrawnItem[] => {
  const at = (position?: Position['vertical'], tallest?: number): DrawnItem[] =>
    layOutCue(position ? moved(cue, position) : cue, style, text.language, page, when, tallest);
  const taken = over.map((each): Band => layOutShotText(each.text, text, style, page));
  const isClear = (items: readonly DrawnItem[]): boolean =>
    taken.every(({ top, bottom }) => items.map(bandOf).every((band) => band.bottom <= top || bottom <= band.top));
  if (taken.length === 0) return at();
  const clear = [at(), at('bottom'), at('top')].find(isClear);
  return clear ?? at('bottom', page.height * 0.95 - subtitleTop(style, page) - SPARE);
};

/** For the ground of the letters, above and below them. */
const SPARE = 8;

const moved = (cue: Cue, vertical: Position['vertical']): Cue => ({
  ...cue,
  position: { horizontal: cue.position?.horizontal ?? 'center', vertical },
});

const bandOf = (item: DrawnItem): Band => {
  if (item.kind === 'box') return { top: item.y, bottom: item.y + item.height };
  if (item.kind === 'shape') {
    const down = item.figures.flat().map(([, y]) => item.y + y);
    return { top: Math.min(...down), bottom: Math.max(...down) };
  }
  const height = item.lines.length * item.size;
  const top = item.y - height * ([1, 0.5, 0][Math.floor((item.anchor - 1) / 3)] ?? 0);
  return { top, bottom: top + height };
};
