import { expect, it } from 'vitest';
import { readManifest } from '../../../src/manifest/read.ts';
import { firstManifest } from '../../../src/web/editor/first-manifest.ts';

it('a first manifest shows all uploads and is one that the service takes', () => {
  const text = firstManifest({
    id: 'farm',
    title: 'Farm',
    languages: ['en', 'cs'],
    media: [
      { file: 'Žluté pole.mp4', duration: 4 },
      { file: 'zlute-pole.jpg' },
      { file: '…….mp4', duration: 2 },
      { file: 'theme.flac', duration: 9 },
    ],
  });
  const { manifest, problems } = readManifest(text, 0, 'farm');
  expect(problems.filter(({ severity }) => severity === 'block' || severity === 'error')).toEqual([]);
  expect(Object.keys(manifest?.media ?? {})).toEqual(['zlute-pole', 'zlute-pole-2', 'media', 'theme']);
  expect(manifest?.timeline.map((entry) => Object.keys(entry)[0])).toEqual(['card', 'clip', 'still', 'clip']);
  expect(manifest?.music?.map(({ media }) => media)).toEqual(['theme']);
});
