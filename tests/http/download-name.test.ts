import { expect, it } from 'vitest';
import type { ReleaseFile } from '../../src/documents/model.ts';
import { downloadName } from '../../src/http/download-name.ts';

it.each<[ReleaseFile['kind'], string, Partial<ReleaseFile>, string]>([
  ['burned', 'film.cs.720p.mp4', { language: 'cs', rendition: '720p' }, 'Socialni-sluzby_CS_720p.mp4'],
  ['soft', 'film.720p.mkv', { rendition: '720p' }, 'Socialni-sluzby_720p.mkv'],
  ['audio', 'film.m4a', {}, 'Socialni-sluzby.m4a'],
  ['pack', 'film.cs.zip', { language: 'cs' }, 'Socialni-sluzby_CS.zip'],
  ['sidecar', 'film.cs.srt', { language: 'cs' }, 'Socialni-sluzby_CS.srt'],
  ['transcript', 'film.cs.html', { language: 'cs' }, 'Socialni-sluzby_CS.html'],
  ['brochure', 'film.cs.booklet.pdf', { language: 'cs' }, 'Socialni-sluzby_booklet_CS.pdf'],
  ['recommendations', 'film.cs.recommendations.html', { language: 'cs' }, 'Socialni-sluzby_recommendations_CS.html'],
  ['evaluation', 'film.cs.evaluation.pdf', { language: 'cs' }, 'Socialni-sluzby_evaluation_CS.pdf'],
  ['poster', 'chapters/01.jpg', {}, 'Socialni-sluzby_01.jpg'],
  ['checksums', 'checksums.sha256', {}, 'checksums.sha256'],
])('a file of kind %s, %s, is saved under a name that people understand', (kind, name, about, expected) => {
  expect(downloadName({ kind, name, ...about }, 'Sociální služby')).toBe(expected);
  expect(downloadName({ kind, name, ...about }, '„…“')).toBe(name.split('/').at(-1));
});

it('says of an edition which one it is', () => {
  const film = { kind: 'burned', name: 'film.cs.720p.mp4', language: 'cs', rendition: '720p' } as const;
  expect(downloadName(film, 'Sociální služby', 'teaser')).toBe('Socialni-sluzby_teaser_CS_720p.mp4');
  expect(downloadName(film, '„…“', 'teaser')).toBe('teaser_CS_720p.mp4');
  expect(downloadName({ kind: 'poster', name: 'poster.jpg' }, 'Film', 'teaser')).toBe('Film_teaser_poster.jpg');
});
