import { describe, expect, it } from 'vitest';
import type { ReleaseFile } from '../../../src/web/api/types.ts';
import {
  filmFile,
  groupsOf,
  lengthOf,
  screeningOf,
  sizeOf,
  webTracks,
  whatIs,
} from '../../../src/web/partner/files.ts';

const file = (
  name: string,
  kind: string,
  language: string | null = null,
  rendition: string | null = null,
): ReleaseFile => ({
  ...{ name, kind, language, rendition },
  ...{ bytes: 1, sha256: '', duration: null, type: name.endsWith('.mp4') ? 'video/mp4' : 'x', url: `/${name}` },
});
const FILES = [
  file('poster.jpg', 'poster'),
  file('f.cs.360p.mp4', 'burned', 'cs', '360p'),
  file('f.cs.720p.mp4', 'burned', 'cs', '720p'),
  file('f.fr.1080p.mp4', 'burned', 'fr', '1080p'),
  file('f.1080p.mp4', 'soft', null, '1080p'),
  file('f.720p.mkv', 'soft', null, '720p'),
  file('f.cs.zip', 'pack', 'cs'),
  file('f.cs.vtt', 'sidecar', 'cs'),
  file('f.cs.srt', 'sidecar', 'cs'),
  file('f.cs.html', 'transcript', 'cs'),
  file('f.cs.brochure.pdf', 'brochure', 'cs'),
  file('f.cs.booklet.pdf', 'brochure', 'cs'),
  file('f.cs.recommendations.pdf', 'recommendations', 'cs'),
  file('f.cs.recommendations.html', 'recommendations', 'cs'),
  file('f.cs.evaluation.pdf', 'evaluation', 'cs'),
  file('hls/master.m3u8', 'hls'),
  file('thumbnails.vtt', 'poster'),
  file('checksums.sha256', 'checksums'),
];

describe('the files of a release', () => {
  it('stand by language, the page’s own first, the large film before the small, what serves all last', () => {
    const names = groupsOf(FILES, 'fr').map(({ language, main, more }) => [language, main.length, more.length]);
    expect(names).toEqual([
      ['fr', 1, 0],
      ['cs', 3, 8],
      [undefined, 2, 1],
    ]);
    expect(groupsOf(FILES, 'cs')[0]?.main.map(({ name }) => name)).toEqual([
      'f.cs.720p.mp4',
      'f.cs.360p.mp4',
      'f.cs.zip',
    ]);
  });

  it('are called by what they are; parts that nobody downloads by hand are not listed', () => {
    expect(FILES.map(whatIs)).toEqual([
      undefined,
      ...['burned', 'burned', 'burned', 'softMp4', 'softMkv', 'pack', 'vtt', 'srt', 'page'],
      ...['brochure', 'booklet', 'recommendations', 'recommendationsPage', 'evaluation'],
      undefined,
      undefined,
      'sums',
    ]);
    expect(['1080p', '720p', '540p', '360p', null].map((rendition) => sizeOf({ rendition }))).toEqual([
      'large',
      'middle',
      'middle',
      'small',
      undefined,
    ]);
  });

  it('have a film to play where no stream does: with subtitles to choose, not larger than a laptop shows', () => {
    expect(filmFile(FILES, 'cs')?.name).toBe('f.1080p.mp4');
    expect(filmFile([...FILES, file('f.540p.mp4', 'soft', null, '540p')], 'cs')?.name).toBe('f.540p.mp4');
    const burned = FILES.filter(({ kind }) => kind === 'burned');
    expect(filmFile(burned, 'fr')?.name).toBe('f.fr.1080p.mp4');
    expect(filmFile(burned, 'hr')?.name).toBe('f.cs.720p.mp4');
    expect(filmFile([], 'cs')).toBeUndefined();
  });

  it('have subtitles that a browser reads', () => {
    expect(webTracks(FILES).map(({ language, name }) => [language, name])).toEqual([['cs', 'f.cs.vtt']]);
  });
});

describe('the page for the hall', () => {
  const FOUND = [
    ...FILES,
    file('f.cs.screening.html', 'screening', 'cs'),
    file('f.fr-CA.screening.html', 'screening', 'fr-CA'),
  ];
  const at = (edition: string, language: string, files = FOUND) =>
    screeningOf({ documentary: 'f', edition, files }, language);

  it('opens in the language of the page, or the nearest there is, of the same edition', () => {
    expect(at('full', 'cs')).toBe('/d/f/screening?language=cs');
    expect(at('before', 'fr')).toBe('/d/f/screening?edition=before&language=fr-CA');
    expect(at('full', 'hr')).toBe('/d/f/screening');
    expect(at('full', 'cs', FILES)).toBeUndefined();
  });

  it('is no file to download: the films beside it would have other names', () => {
    expect(FOUND.map(whatIs).slice(-2)).toEqual([undefined, undefined]);
  });
});

it('the length of a film is that of a file which is no part of a stream', () => {
  const [first, film] = [
    { ...file('a.m4s', 'hls'), duration: 4 },
    { ...file('f.mp4', 'burned'), duration: 61.5 },
  ];
  expect(lengthOf([first, film])).toBe(61.5);
  expect(lengthOf([first])).toBeUndefined();
});
