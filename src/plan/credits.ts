import { localise } from '../manifest/localised.ts';
import type { Line } from '../subtitles/cue.ts';
import type { CreditsPicture, FrameRange } from '../timeline/timeline.ts';
import { type CardText, textLines } from './cards.ts';
import type { DrawnItem } from './drawing.ts';
import { fitLines, type Page } from './layout.ts';

const TITLE = { size: 60, bold: true };
const LINE = { size: 40, bold: false };
const AFTER_TITLE = 40;
/** Between two entries of the list, and between the lines of one that is broken: none. */
const BETWEEN = 12;

interface Row {
  readonly line: Line;
  readonly size: number;
  readonly bold: boolean;
  /** From the top of the whole list. */
  readonly top: number;
}

/**
 * The rolling lines that show in a part of the shot. At the shot's first frame the list stands just below the picture, at
 * its end just above it; in between it rises by the same part of a line with every frame.
 * @param frames of the whole shot
 * @param part the frames of the shot that are wanted; what is given counts from the first of them
 */
export const layOutCredits = (
  credits: CreditsPicture,
  text: CardText,
  page: Page,
  frames: number,
  part: FrameRange,
): DrawnItem[] => {
  const { rows, height } = rowsOf(credits, text, page);
  const perFrame = (page.height + height) / frames;
  return rows.flatMap(({ line, size, bold, top }): DrawnItem[] => {
    const y = page.height + top;
    // Letters may reach out of their line by as much as half of it.
    const enters = Math.max(part.first, Math.floor((y - page.height - size / 2) / perFrame));
    const leaves = Math.min(part.first + part.frames, Math.ceil((y + size * 1.5) / perFrame));
    if (leaves <= enters) return [];
    return [
      {
        first: enters - part.first,
        frames: leaves - enters,
        kind: 'text',
        lines: [line],
        x: Math.round(page.width / 2),
        y,
        anchor: 8,
        size,
        bold,
        outline: 0,
        motion: { kind: 'roll', age: enters, perFrame },
      },
    ];
  });
};

const rowsOf = (
  { title, lines }: CreditsPicture,
  { language, languages }: CardText,
  page: Page,
): { rows: readonly Row[]; height: number } => {
  const room = { width: page.width * 0.82, height: page.height };
  const rows: Row[] = [];
  let height = 0;
  const add = (words: string, { size: wanted, bold }: typeof TITLE, after: number): void => {
    const fitted = fitLines(textLines(words), wanted, room, language, page.font, bold);
    const size = fitted.lines.length ? fitted.size : wanted;
    for (const [i, line] of fitted.lines.entries()) rows.push({ line, size, bold, top: height + i * size });
    height += Math.max(1, fitted.lines.length) * size + after;
  };
  if (title !== undefined) add(localise(title, language, languages), TITLE, AFTER_TITLE);
  for (const line of lines) add(localise(line, language, languages), LINE, BETWEEN);
  return { rows, height };
};
