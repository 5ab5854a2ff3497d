import type { Position } from '../cue.ts';

const VERTICAL = ['bottom', 'middle', 'top'] as const;
const HORIZONTAL = ['left', 'center', 'right'] as const;

/** ASS `\an1`…`\an9`, laid out as on a numeric keypad. Undefined for 2, the normal place, and for what is no such number. */
export const keypadPosition = (key: number): Position | undefined => {
  const [vertical, horizontal] = [VERTICAL[Math.floor((key - 1) / 3)], HORIZONTAL[(key - 1) % 3]];
  return vertical && horizontal && key !== 2 ? { vertical, horizontal } : undefined;
};

export const keypadOf = ({ vertical, horizontal }: Position): number =>
  VERTICAL.indexOf(vertical) * 3 + HORIZONTAL.indexOf(horizontal) + 1;

const third = (share: number): 0 | 1 | 2 => (share < 34 ? 0 : share > 66 ? 2 : 1);

/** A WebVTT `line`: a percentage from the top, or a row (of about fifteen), from the bottom where negative. */
const verticalOf = (line: string | undefined): Position['vertical'] => {
  const value = Number.parseFloat(line ?? '');
  if (Number.isNaN(value)) return 'bottom';
  if (line?.includes('%')) return value >= 80 ? 'bottom' : (['top', 'middle', 'bottom'] as const)[third(value)];
  const row = value < 0 ? 15 + value : value;
  return row < 5 ? 'top' : row < 10 ? 'middle' : 'bottom';
};

const SIDES: Readonly<Record<string, Position['horizontal']>> = {
  start: 'left',
  left: 'left',
  end: 'right',
  right: 'right',
  center: 'center',
  middle: 'center',
};

const horizontalOf = (align: string | undefined, position: string | undefined): Position['horizontal'] => {
  const byAlign = SIDES[align ?? ''];
  if (byAlign) return byAlign;
  const value = Number.parseFloat(position ?? '');
  return Number.isNaN(value) ? 'center' : HORIZONTAL[third(value)];
};

/** WebVTT cue settings to the nine places we know; undefined for the bottom centre. */
export const settingsPosition = (settings: string): Position | undefined => {
  const values = new Map(settings.split(/\s+/).map((part) => [part.split(':')[0], part.split(':')[1]]));
  const vertical = verticalOf(values.get('line'));
  const horizontal = horizontalOf(values.get('align'), values.get('position'));
  return vertical === 'bottom' && horizontal === 'center' ? undefined : { vertical, horizontal };
};
