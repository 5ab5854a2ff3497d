import { expect, it } from 'vitest';
import { readManifest } from '../../src/manifest/read.ts';
import { glyphProblems } from '../../src/plan/glyphs.ts';
import { manifestOf, plainFont } from '../support/project.ts';

const timeline = (text: unknown) => [
  {
    clip: 'a',
    lowerThird: { name: text, role: text },
    caption: { place: text, date: text },
  },
  { still: 's', duration: '6s', lowerThird: { name: 'Jana', role: text }, caption: { date: text } },
  { credits: { title: text, lines: ['Camera', '', text] }, duration: '12s' },
];
const places = [
  ...['0/lowerThird/name', '0/lowerThird/role', '0/caption/place', '0/caption/date', '1/lowerThird/role'],
  ...['1/caption/date', '2/credits/title', '2/credits/lines/2'],
].map((place) => `/timeline/${place}`);
const document = { media: { a: { file: 'a.mp4' }, s: { file: 's.png' } } };

it('are asked for in every language of the film, unless it falls back', () => {
  const read = (changes: object) =>
    readManifest(
      JSON.stringify({
        ...{ version: 1, id: 'test', title: 'Test', languages: ['en', 'cs'] },
        ...{ format: { width: 1280, height: 720, frameRate: '25' }, ...document, timeline: timeline({ en: 'Mayor' }) },
        ...changes,
      }),
    ).problems;
  expect(read({}).map(({ code, at }) => `${code} ${at}`)).toEqual(places.map((place) => `missing-text ${place}/cs`));
  expect(read({ fallback: true })).toEqual([]);
});

it('are refused where the font cannot draw them', () => {
  const manifest = manifestOf({ ...document, timeline: timeline({ en: 'Mayor', cs: 'starostka ☃' }) });
  const problems = glyphProblems(manifest, { ...plainFont, has: (point) => point < 0x2000 });
  expect(problems.map(({ code, at }) => `${code} ${at}`)).toEqual(places.map((place) => `missing-glyph ${place}/cs`));
});
