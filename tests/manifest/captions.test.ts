import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/manifest/read.ts';

const told = (changes: Record<string, unknown>, documentary?: string): string[] =>
  readManifest(
    JSON.stringify({
      ...{ version: 1, id: 'film', title: 'Film', languages: ['en', 'cs'] },
      format: { width: 64, height: 36, frameRate: '25' },
      media: { farm: { file: 'farm.mp4' }, village: { file: 'village.png' } },
      timeline: [{ clip: 'farm', to: '2s' }],
      ...changes,
    }),
    0,
    documentary,
  ).problems.map(({ severity, code, at }) => `${severity} ${code} ${at}`);

describe('captions in a manifest', () => {
  it.each<[string, unknown, string[]]>([
    ['are taken', { farm: { en: 'farm.en.srt', cs: 'farm.cs.srt' } }, []],
    ['of what is no medium', { far: { en: 'a.srt' } }, ['block unknown-media /captions/far']],
    ['of what no shot shows as a clip', { village: { en: 'a.srt' } }, ['warning unused-captions /captions/village']],
    ['in another language', { farm: { hr: 'a.srt' } }, ['warning unused-captions /captions/farm/hr']],
    ['outside of the folder', { farm: { en: '../a.srt' } }, ['block path-refused /captions/farm/en']],
    ['without a file', { farm: { en: '' } }, ['block invalid-value /captions/farm/en']],
    ['in what is no language', { farm: { English: 'a.srt' } }, ['block invalid-value /captions/farm/English']],
    ['with a slash in the name', { 'a/b': { en: 'a.srt' } }, ['block unknown-media /captions/a~1b']],
  ])('%s', (_, captions, expected) => {
    expect(told({ captions })).toEqual(expected);
  });

  it('are used where an edition alone shows the clip', () => {
    const editions = { teaser: { timeline: [{ clip: 'farm', to: '1s' }] } };
    const film = { captions: { farm: { en: 'a.srt' } }, timeline: [{ card: {}, duration: '1s' }] };
    expect(told(film)).toEqual(['warning unused-captions /captions/farm']);
    expect(told({ ...film, editions })).toEqual([]);
    expect(
      told({ ...film, ...{ timeline: editions.teaser.timeline, editions: { short: { timeline: film.timeline } } } }),
    ).toEqual([]);
  });

  it('are taken in the service too', () => {
    expect(told({ captions: { farm: { en: 'farm.en.srt' } } }, 'film')).toEqual([]);
  });

  it('can be written as the documents say', () => {
    const [, section = ''] = readFileSync('docs/manifest.md', 'utf8').split('\n## Captions of a clip\n');
    const [, example = ''] = /```json\n(.*?)```/s.exec(section) ?? [];
    expect(told({ captions: JSON.parse(example), languages: ['en', 'hr'] })).toEqual([]);
  });
});
