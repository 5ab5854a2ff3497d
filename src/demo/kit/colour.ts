import type { Paint, Pen } from './pen.ts';

/** The colours that all three countries share; each scene adds the few that make its mood. */
export const palette = {
  cream: '#fff4df',
  sand: '#f1d9b0',
  apricot: '#f5b37b',
  terracotta: '#d46a48',
  brick: '#b04e3a',
  ochre: '#e0a63c',
  olive: '#8d9b4d',
  sage: '#aebf8c',
  pine: '#44705a',
  teal: '#2f8088',
  sea: '#5fb6bd',
  slate: '#566f8c',
  plum: '#6d4c6d',
  ink: '#2c3448',
  white: '#fffdf8',
} as const;

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));

/** Between two `#rrggbb` colours: `part` 0 is the first, 1 the second. */
export const mix = (from: string, to: string, part: number): string => {
  const target = channels(to);
  const mixed = channels(from).map((value, index) => Math.round(value + ((target[index] ?? value) - value) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};

/** Shade leans to plum and light to cream, never to black and white: that keeps the picture warm. */
export const shade = (colour: string, part: number): string => mix(colour, '#3d2f52', part);
export const tint = (colour: string, part: number): string => mix(colour, '#fff1d6', part);

/** `#rrggbb` with an opacity of 0..1. */
export const veil = (colour: string, opacity: number): string =>
  `#${colour.slice(1)}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`;

/** A linear gradient with its colours evenly spaced. */
export const blend = (
  pen: Pen,
  from: readonly [number, number],
  to: readonly [number, number],
  colours: readonly string[],
): Paint => {
  const gradient = pen.createLinearGradient(...from, ...to);
  colours.forEach((colour, index) => {
    gradient.addColorStop(colours.length > 1 ? index / (colours.length - 1) : 0, colour);
  });
  return gradient;
};

export const glow = (pen: Pen, x: number, y: number, radius: number, colours: readonly string[]): Paint => {
  const gradient = pen.createRadialGradient(x, y, 0, x, y, radius);
  colours.forEach((colour, index) => {
    gradient.addColorStop(index / Math.max(1, colours.length - 1), colour);
  });
  return gradient;
};
