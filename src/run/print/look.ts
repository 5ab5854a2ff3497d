import type { FaceName } from './leaf.ts';

/** One dark teal for what is said, one warm colour for what calls, and pale tints of the two behind text. */
export const COLOURS = {
  ink: '#1d2a2f',
  quiet: '#56666c',
  deep: '#24505c',
  warm: '#ad4f1d',
  paleDeep: '#e8f0f1',
  paleWarm: '#f8efe5',
  line: '#b9c7ca',
  white: '#ffffff',
  lightWarm: '#f3c9a6',
} as const;

/** Points. */
export interface Style {
  readonly face: FaceName;
  readonly size: number;
  /** From baseline to baseline. */
  readonly leading: number;
  readonly colour: string;
  readonly spacing?: number;
}

/** A paper with its margins and its steps of type; all lengths in points of 1/72 inch. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Between what belongs to different things. */
  readonly gap: number;
  /** A narrow column for codes at the right of the text, its gutter included; without it, they stand in the text. */
  readonly side?: number;
  /** The least width of a code. */
  readonly code: number;
  readonly body: Style;
  readonly lead: Style;
  readonly strong: Style;
  readonly small: Style;
  readonly label: Style;
  readonly title: Style;
  readonly heading: Style;
  /** Over a part of a section. */
  readonly part: Style;
}

const style = (face: FaceName, size: number, leading: number, colour: string = COLOURS.ink): Style => ({
  ...{ face, size, leading, colour },
});

const { deep, quiet, warm } = COLOURS;

/** 210 by 297 mm. */
export const A4: Look = {
  ...{ width: 595.28, height: 841.89, left: 57, right: 57, top: 68, bottom: 66, gap: 22, side: 152, code: 92 },
  body: style('regular', 10.5, 16.2),
  lead: style('regular', 13, 20, deep),
  strong: style('bold', 10.5, 16.2),
  small: style('regular', 8.5, 12.4, quiet),
  label: { ...style('bold', 8.5, 12.4, warm), spacing: 0.5 },
  title: style('bold', 28, 33, deep),
  heading: style('bold', 18, 23, deep),
  part: style('bold', 12.5, 17, deep),
};

/** 148.5 by 210 mm: half of an A4 sheet. Larger than A4's text would become by shrinking it. */
export const A5: Look = {
  ...{ width: 420.945, height: 595.28, left: 42, right: 42, top: 48, bottom: 50, gap: 16, code: 64 },
  body: style('regular', 9.25, 13.8),
  lead: style('regular', 11, 16.5, deep),
  strong: style('bold', 9.25, 13.8),
  small: style('regular', 7.75, 11, quiet),
  label: { ...style('bold', 7.5, 11, warm), spacing: 0.4 },
  title: style('bold', 21, 25, deep),
  heading: style('bold', 14.5, 19, deep),
  part: style('bold', 10.75, 15, deep),
};

/** The same style in another size, its lines as close as before. */
export const sized = (from: Style, size: number): Style => ({
  ...from,
  size,
  leading: (from.leading * size) / from.size,
});

export const coloured = (from: Style, colour: string): Style => ({ ...from, colour });
