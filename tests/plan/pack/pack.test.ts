import { describe, expect, it } from 'vitest';
import { resolveRendition } from '../../../src/manifest/renditions.ts';
import { type PackRequest, packStep } from '../../../src/plan/pack/pack.ts';
import { packRendition } from '../../../src/plan/renditions-wanted.ts';
import { readTrack } from '../../../src/subtitles/read.ts';
import { CUES, request, textOf } from './draft.ts';

const names = (changes: Partial<PackRequest> = {}): string[] =>
  packStep(request(changes)).members.map(({ name }) => name);

describe('a pack', () => {
  it('begins with the film to show, and has all that belongs to it', () => {
    expect(packStep(request())).toMatchObject({ kind: 'pack', path: 'film.cs.zip', language: 'cs' });
    expect(names()).toEqual([
      'film.cs.720p.mp4',
      'film.720p.mp4',
      'film.cs.srt',
      'film.cs.vtt',
      'film.cs.ttml',
      'film.cs.html',
      'film.cs.txt',
      'poster.jpg',
      'index.html',
      'CTETE.txt',
    ]);
  });

  it('does without what there is not', () => {
    const { soft: _, poster: __, track: ___, ...bare } = request();
    expect(packStep(bare).members.map(({ name }) => name)).toEqual(['film.cs.720p.mp4', 'index.html', 'CTETE.txt']);
  });

  it('carries the subtitles whole, in every format', () => {
    for (const format of ['srt', 'vtt', 'ttml']) {
      const { cues } = readTrack(new TextEncoder().encode(textOf(`film.cs.${format}`)), { language: 'cs' });
      expect(cues.map(({ start, end }) => [start, end])).toEqual(CUES.map(({ start, end }) => [start, end]));
    }
  });

  it('is another when anything in it is', () => {
    const key = packStep(request()).key;
    expect(packStep(request()).key).toBe(key);
    const changes: Partial<PackRequest>[] = [
      { title: 'Jinak' },
      { burned: { path: 'film.cs.720p.mp4', key: 'c'.repeat(64) } },
      { poster: { path: 'poster.jpg', key: 'c'.repeat(64) } },
      { sections: [] },
      { track: { language: 'cs', kind: 'translation', cues: CUES.slice(1) } },
    ];
    expect(new Set([key, ...changes.map((change) => packStep(request(change)).key)]).size).toBe(changes.length + 1);
  });

  it('has names that every system can read', () => {
    for (const language of ['en', 'cs', 'fr', 'hr', 'uk', 'pt-BR'])
      for (const name of names({ language })) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9 ._-]*$/);
  });
});

describe('the page of a pack', () => {
  it('carries its cues as data that no text can break out of', () => {
    const [, data = ''] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(textOf('index.html')) ?? [];
    expect(data).not.toMatch(/</);
    expect(JSON.parse(data)).toMatchObject({ language: 'cs', films: { soft: 'film.720p.mp4' } });
    expect(JSON.parse(data).cues[0]).toEqual([1, 2.5, 'Sestra přijíždí\ndo <i>každé</i>', false]);
  });

  it('writes names as addresses', () => {
    expect(textOf('index.html', { language: 'en' })).toContain('<a href="READ%20ME.txt">READ ME.txt</a>');
  });

  it('offers no second film where there is none', () => {
    const { soft: _, ...bare } = request();
    const index = packStep(bare).members.find(({ name }) => name === 'index.html');
    expect(index && 'text' in index && index.text).not.toMatch(/<fieldset|undefined/);
  });
});

describe('the rendition of packs', () => {
  const format = { width: 3840, height: 2160 };
  const choose = (...written: string[]) =>
    packRendition(written.flatMap((name) => resolveRendition(name, format) ?? []))?.name;
  it('is the largest that old computers play', () => {
    expect(choose('1080p', '360p', '720p', '480p')).toBe('720p');
    expect(choose('1080p', '480p')).toBe('480p');
    expect(choose('2160p', '1080p')).toBe('1080p');
    expect(choose()).toBeUndefined();
  });
});
