import type { Timeline } from '../types.ts';
import { inSight, rulerStep, type Stretch, secondsOf, type View } from './scale.ts';

/** How the pictures of a stretch stand. */
export interface Mark extends Stretch {
  readonly kind: 'made' | 'reused' | 'planned';
  /** 0 to 1 of what is to be made. */
  readonly share: number;
}

/** Pixels from the top, and heights, of what is drawn. */
export interface Lane {
  readonly top: number;
  readonly height: number;
}

export interface Lanes {
  readonly ruler: Lane;
  readonly sections: Lane;
  readonly shots: Lane;
  readonly marks: Lane;
  readonly cues: Readonly<Record<string, Lane>>;
  readonly height: number;
}

const GAP = 4;

export const lanesOf = (languages: readonly string[]): Lanes => {
  let top = 0;
  const lane = (height: number): Lane => {
    const made = { top, height };
    top += height + GAP;
    return made;
  };
  const [ruler, sections, shots, marks] = [lane(20), lane(26), lane(76), lane(18)];
  const cues = Object.fromEntries(languages.map((language) => [language, lane(20)]));
  return { ruler, sections, shots, marks, cues, height: top };
};

const INK = '#1d2420';
const SOFT = '#4d5951';
const COLOURS = { lane: '#f1ede3', shot: '#e3ddcf', edge: '#8a8674', cue: '#1c4f82', made: '#1f4d3a' } as const;
const SECTIONS: Readonly<Record<string, string>> = {
  mobility: '#d5e6f5',
  interview: '#f7e3c0',
  'good-practice': '#d3e8da',
};
const OTHER_SECTION = '#e6e0ee';

/** Draws what is in sight. What can be pressed or read out is not drawn here. */
export const paint = (
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  lanes: Lanes,
  marks: readonly Mark[],
  view: View,
): void => {
  const brush = newBrush(context, view);
  context.clearRect(0, 0, view.width, lanes.height);
  for (const lane of [lanes.sections, lanes.shots, lanes.marks, ...Object.values(lanes.cues)])
    brush.band({ start: 0, end: timeline.frames }, lane, COLOURS.lane);
  paintRuler(context, timeline, lanes, view);
  for (const one of visible(timeline.sections, view))
    brush.band(one, lanes.sections, SECTIONS[one.kind ?? ''] ?? OTHER_SECTION, COLOURS.edge);
  for (const one of visible(timeline.shots, view)) brush.band(one, lanes.shots, COLOURS.shot, COLOURS.edge);
  for (const one of visible(marks, view)) paintMark(brush, one, lanes.marks);
  for (const [language, cues] of Object.entries(timeline.cues)) {
    const lane = lanes.cues[language];
    if (!lane) continue;
    const placed = cues.map(([start, end]) => ({ start, end }));
    for (const cue of visible(placed, view)) brush.band(cue, lane, COLOURS.cue);
  }
};

const visible = <Item extends Stretch>(items: readonly Item[], view: View): readonly Item[] =>
  items.slice(...inSight(items, view));

interface Brush {
  readonly band: (stretch: Stretch, lane: Lane, colour: string, edge?: string) => void;
  readonly outline: (stretch: Stretch, lane: Lane, colour: string) => void;
}

const newBrush = (context: CanvasRenderingContext2D, { left, scale }: View): Brush => {
  const boxOf = ({ start, end }: Stretch): readonly [x: number, width: number] => {
    const x = start * scale - left;
    return [x, Math.max(1, (end - start) * scale - 1)];
  };
  return {
    band: (stretch, { top, height }, colour, edge) => {
      const [x, width] = boxOf(stretch);
      context.fillStyle = colour;
      context.fillRect(x, top, width, height);
      if (!edge) return;
      context.fillStyle = edge;
      context.fillRect(x, top, 1, height);
    },
    outline: (stretch, { top, height }, colour) => {
      const [x, width] = boxOf(stretch);
      context.strokeStyle = colour;
      context.lineWidth = 1.5;
      context.strokeRect(x + 1, top + 1, Math.max(1, width - 2), height - 2);
    },
  };
};

/** Made is full, kept from before is low, and what is to be made is empty: to be told apart without colours. */
const paintMark = (brush: Brush, { start, end, kind, share }: Mark, lane: Lane): void => {
  if (kind === 'reused') {
    brush.band({ start, end }, { top: lane.top + lane.height * 0.6, height: lane.height * 0.4 }, '#7fa690');
    return;
  }
  brush.outline({ start, end }, lane, kind === 'planned' ? '#8a5a00' : COLOURS.made);
  if (share > 0) brush.band({ start, end: start + (end - start) * share }, lane, COLOURS.made);
};

const paintRuler = (
  context: CanvasRenderingContext2D,
  { frameRate, frames }: Timeline,
  { ruler }: Lanes,
  { left, width, scale }: View,
): void => {
  const perSecond = scale / Math.max(1e-9, secondsOf(1, frameRate));
  const step = rulerStep(scale, frameRate);
  const end = Math.min(secondsOf(frames, frameRate), (left + width) / perSecond);
  context.font = '12px system-ui, sans-serif';
  context.textBaseline = 'middle';
  for (let second = Math.floor(left / perSecond / step) * step; second <= end; second += step) {
    const x = Math.round(second * perSecond - left);
    context.fillStyle = SOFT;
    context.fillRect(x, ruler.top, 1, ruler.height);
    context.fillStyle = INK;
    context.fillText(clock(second), x + 4, ruler.top + ruler.height / 2);
  }
};

const clock = (second: number): string => {
  const [hours, minutes, rest] = [Math.floor(second / 3_600), Math.floor(second / 60) % 60, second % 60];
  const two = (number: number): string => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};
