import { describe, expect, test } from 'vitest';
import { facesOf } from '../../src/commands/faces.ts';
import type { DrawnItem, Face, TextItem } from '../../src/plan/drawing.ts';
import type { Span } from '../../src/plan/spans.ts';
import type { Run } from '../../src/subtitles/cue.ts';
import { builds } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { drawSpan } from './support/draw-span.ts';

const folder = testFolder();
const ALL: readonly Face[] = ['regular', 'italic', 'bold', 'bold italic'];
const SIZE = { width: 640, height: 360 };
const picture = { kind: 'credits', background: '#204060', lines: [] } as const;
const span: Span = {
  ...{ kind: 'solo', first: 0, frames: 1, parts: [{ shot: { entry: 0, first: 0, frames: 1, picture }, offset: 0 }] },
};

const text = (runs: readonly Run[], bold = false): TextItem => ({
  ...{ kind: 'text', first: 0, frames: 1, lines: [runs], x: 640, y: 400, anchor: 5, size: 60, bold, outline: 0 },
});
const box: DrawnItem = {
  ...{ kind: 'box', first: 0, frames: 1, x: 300, y: 300, width: 600, height: 200, radius: 8, colour: '#101418' },
  opacity: 0.7,
};

const CASES: readonly (readonly [name: string, items: readonly DrawnItem[], faces: readonly Face[]])[] = [
  ['plain words', [box, text([{ text: 'Příliš žluťoučký' }])], ['regular']],
  ['underlined ones', [text([{ text: 'kůň', underline: true }])], ['regular']],
  ['a figure alone', [box], ['regular']],
  ['words in italics', [text([{ text: 'on ' }, { text: 'říká', italic: true }])], ['regular', 'italic']],
  ['a bold line', [text([{ text: 'Đurđevac' }], true)], ['regular', 'bold']],
  ['a bold word', [text([{ text: 'čtyři ' }, { text: 'obce', bold: true }])], ['regular', 'bold']],
  ['both in one word', [text([{ text: 'œuvre', bold: true, italic: true }])], ALL],
  ['both, each in a text of its own', [text([{ text: 'a', italic: true }]), text([{ text: 'b' }], true)], ALL],
];

test.each(CASES)('%s need no other faces', (_, items, faces) => {
  expect([...facesOf(items)].sort()).toEqual([...faces].sort());
});

describe.each(builds)('$name', (build) => {
  /** One picture of the items on a plain ground, drawn with so many faces. */
  const draw = (items: readonly DrawnItem[], faces?: ReadonlySet<Face>) =>
    drawSpan(build, { span, text: { under: [], over: items }, size: SIZE, folder, ...(faces ? { faces } : {}) });

  test.each(CASES)('%s look as with all faces', async (_, items, faces) => {
    const [own, all] = [await draw(items), await draw(items, new Set(ALL))];
    expect(own.pictures.equals(all.pictures)).toBe(true);
    expect(own.pictures.length).toBe(SIZE.width * SIZE.height);
    // Where they need more than one, the plain one alone would look otherwise: libass slants and thickens by itself.
    if (faces.length > 1) expect((await draw(items, new Set(['regular']))).pictures.equals(all.pictures)).toBe(false);
  });

  test('neither the fonts nor the settings of the system are looked at', async () => {
    const { stderr } = await draw([text([{ text: 'kůň' }])]);
    expect(stderr).not.toMatch(/Fontconfig (error|warning)/);
  });
});
