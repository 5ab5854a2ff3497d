import type { BoxItem, DrawnItem, ShapeItem, TextItem } from '../plan/drawing.ts';
import { assText } from '../subtitles/write/asstext.ts';
import { momentsOf } from './moments.ts';

/**
 * Centiseconds on the clock by which libass sees a frame. ASS counts whole centiseconds, too coarse for 120 frames a
 * second: so libass is shown one frame every tenth of a second, and an event begins half a frame before its first one.
 */
export const FRAME_CENTISECONDS = 10;

const clock = (frame: number): string => {
  const total = Math.max(0, frame * FRAME_CENTISECONDS - FRAME_CENTISECONDS / 2);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(total / 100);
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(total % 100)}`;
};

/** A whole ASS script on the frame clock. Nothing of a person's text reaches it but through {@link assText}. */
export const assScript = (
  items: readonly DrawnItem[],
  reference: { width: number; height: number },
  family: string,
): string => {
  const style = `Style: Text,${family},48,&H00FFFFFF,&H00FFFFFF,&H00101010,&H00000000,0,0,0,0,100,100,0,0,1,0,0,2,0,0,0,1`;
  return [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${reference.width}`,
    `PlayResY: ${reference.height}`,
    'WrapStyle: 2',
    'ScaledBorderAndShadow: yes',
    'YCbCr Matrix: None',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    style,
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...items.flatMap(dialogues),
    '',
  ].join('\n');
};

const dialogues = (item: DrawnItem): string[] =>
  momentsOf(item).map(({ first, frames, right, down, seen }) => {
    const [x, y] = [item.x + right, item.y + down];
    const layer = item.kind === 'text' ? 1 : 0;
    const text =
      item.kind === 'text'
        ? textText({ ...item, x, y }, seen)
        : item.kind === 'box'
          ? boxText({ ...item, x, y, opacity: item.opacity * seen })
          : shapeText({ ...item, x, y, opacity: item.opacity * seen });
    return `Dialogue: ${layer},${clock(first)},${clock(first + frames)},Text,,0,0,0,,${text}`;
  });

const textText = ({ x, y, anchor, size, bold, outline, lines }: TextItem, seen: number): string => {
  const alpha = seen < 1 ? `\\alpha&H${alphaOf(seen)}&` : '';
  return `{\\an${anchor}\\pos(${number(x)},${number(y)})\\fs${number(size)}\\b${bold ? 1 : 0}\\bord${number(outline)}${alpha}}${assText(lines)}`;
};

/** ASS counts transparency, in two hexadecimal digits. */
const alphaOf = (opacity: number): string =>
  Math.round((1 - opacity) * 255)
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** Drawings are in whole units at eight times the size (`\p4`), for corners that stay round. */
const boxText = ({ x, y, width, height, radius, ...look }: BoxItem): string =>
  drawing({ x, y }, look, roundedBox(width * 8, height * 8, radius * 8));

/** libass sets a drawing by its own left and upper edge, so its corners are counted from there. */
const shapeText = ({ x, y, figures, ...look }: ShapeItem): string => {
  const corners = figures.flat();
  const [left, top] = [Math.min(...corners.map(([across]) => across)), Math.min(...corners.map(([, down]) => down))];
  const eighths = (corner: readonly [number, number]): string =>
    `${Math.round((corner[0] - left) * 8)} ${Math.round((corner[1] - top) * 8)}`;
  const figure = ([first, ...rest]: (typeof figures)[number]): string =>
    first ? `m ${eighths(first)} l ${rest.map(eighths).join(' ')}` : '';
  return drawing({ x: x + left, y: y + top }, look, figures.map(figure).join(' '));
};

const drawing = (
  { x, y }: Pick<BoxItem, 'x' | 'y'>,
  { colour, opacity }: Pick<BoxItem, 'colour' | 'opacity'>,
  figures: string,
): string =>
  `{\\an7\\pos(${number(x)},${number(y)})\\bord0\\1c${assColour(colour)}\\1a&H${alphaOf(opacity)}&\\p4}${figures}{\\p0}`;

const assColour = (colour: string): string => {
  const [, r = '00', g = '00', b = '00'] = /^#(..)(..)(..)$/.exec(colour) ?? [];
  return `&H${b}${g}${r}&`.toUpperCase();
};

/** A rectangle with corners of cubic curves (0.5523 of the radius makes a quarter of a circle). */
const roundedBox = (w: number, h: number, r: number): string => {
  const k = r * 0.4477;
  const at = (...values: number[]): string => values.map((value) => Math.round(value)).join(' ');
  if (r <= 0) return `m 0 0 l ${at(w, 0, w, h, 0, h)}`;
  return [
    `m ${at(r, 0)} l ${at(w - r, 0)} b ${at(w - k, 0, w, k, w, r)}`,
    `l ${at(w, h - r)} b ${at(w, h - k, w - k, h, w - r, h)}`,
    `l ${at(r, h)} b ${at(k, h, 0, h - k, 0, h - r)}`,
    `l ${at(0, r)} b ${at(0, k, k, 0, r, 0)}`,
  ].join(' ');
};
