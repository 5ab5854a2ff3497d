import { expect, test } from 'vitest';
import { mix, shade, tint, veil } from '../../../src/demo/kit/colour.ts';

test('mixing goes from the first colour to the second', () => {
  expect([mix('#000000', '#ffffff', 0), mix('#000000', '#ffffff', 0.5), mix('#102030', '#ffffff', 1)]).toEqual([
    '#000000',
    '#808080',
    '#ffffff',
  ]);
});

test('shade darkens and tint lightens', () => {
  const light = (colour: string) =>
    Number.parseInt(colour.slice(1, 3), 16) +
    Number.parseInt(colour.slice(3, 5), 16) +
    Number.parseInt(colour.slice(5, 7), 16);
  expect(light(shade('#8d9b4d', 0.3))).toBeLessThan(light('#8d9b4d'));
  expect(light(tint('#8d9b4d', 0.3))).toBeGreaterThan(light('#8d9b4d'));
});

test('a veil adds its opacity in hex', () => {
  expect([veil('#102030', 0), veil('#102030', 0.5), veil('#102030', 1)]).toEqual([
    '#10203000',
    '#10203080',
    '#102030ff',
  ]);
});
