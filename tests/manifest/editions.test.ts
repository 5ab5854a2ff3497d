import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editionNames, resolveEdition } from '../../src/manifest/editions.ts';
import { readManifest } from '../../src/manifest/read.ts';
import { type Document, manifestOf } from '../support/project.ts';

const crossfade = { transition: { type: 'crossfade' } };
const card = (title: string, more: Document = {}): Document => ({ card: { title }, duration: '1s', ...more });
const section = (title: string, more: Document = {}): Document => ({ section: { title }, ...more });
const workshop = { tags: ['workshop'] };

/** What an edition shows, by the titles of its cards and sections. */
const shown = (timeline: readonly Document[], edition: Document): string[] => {
  const found = resolveEdition(manifestOf({ timeline, editions: { other: edition } }), 'other');
  return (found?.manifest.timeline ?? []).map((entry) =>
    'section' in entry ? `# ${entry.section.title}` : 'card' in entry ? String(entry.card.title) : '',
  );
};

const timeline = [
  card('opening'),
  section('Czechia'),
  card('nurse', workshop),
  card('visit'),
  section('France'),
  card('bus'),
  section('Croatia'),
  card('coast', { tags: ['teaser', 'workshop'] }),
];

describe('an edition by tags', () => {
  it('shows the entries that bear any of them, under their sections', () => {
    expect(shown(timeline, workshop)).toEqual(['# Czechia', 'nurse', '# Croatia', 'coast']);
    expect(shown(timeline, { tags: ['teaser'] })).toEqual(['# Croatia', 'coast']);
  });

  it('takes the tag of a section for all of its shots, unless some bear it themselves', () => {
    expect(shown([section('A', workshop), card('a'), card('b'), section('B'), card('c')], workshop)).toEqual([
      ...['# A', 'a', 'b'],
    ]);
    expect(shown([section('A', workshop), card('a'), card('b', workshop)], workshop)).toEqual(['# A', 'b']);
  });

  const first = (entries: readonly Document[]) => {
    const found = resolveEdition(manifestOf({ timeline: entries, editions: { other: workshop } }), 'other');
    return found?.manifest.timeline.map((entry) => ('transition' in entry ? entry.transition?.type : undefined));
  };

  it('begins with a cut where the shot is gone that its first one crossfades from', () => {
    for (const type of ['crossfade', 'wipe-left'])
      expect(first([card('a'), section('A'), card('b', { ...workshop, transition: { type } })])).toEqual([
        ...[undefined, undefined],
      ]);
  });

  it('keeps every other transition: a fade comes up from black, a crossfade leaves another shot', () => {
    const fade = { transition: { type: 'fade' } };
    expect(first([card('a'), card('b', { ...workshop, ...fade })])).toEqual(['fade']);
    expect(first([card('a'), card('b', { ...workshop, transition: { type: 'fade-white' } })])).toEqual(['fade-white']);
    expect(first([card('a', workshop), card('b'), card('c', { ...workshop, ...crossfade })])).toEqual([
      undefined,
      'crossfade',
    ]);
  });

  it('says where its entries and their parts stand in the manifest', () => {
    const found = resolveEdition(manifestOf({ timeline, editions: { other: workshop } }), 'other');
    expect(found?.entries).toEqual([1, 2, 6, 7]);
    const places = ['/timeline/3/transition', '/timeline', '/poster', '/title', '/renditions/0'];
    expect(places.map((at) => found?.placeOf(at))).toEqual([
      ...['/timeline/7/transition', '/editions/other', '/editions/other/poster', '/title', '/renditions/0'],
    ]);
  });
});

describe('an edition with a timeline of its own', () => {
  const edition = { timeline: [card('short')], title: 'Teaser', poster: '0s', subtitles: { en: 'teaser.srt' } };
  const manifest = manifestOf({
    timeline,
    title: 'Film',
    poster: '2s',
    subtitles: { cs: 'cs.srt' },
    editions: { t: edition },
  });

  it('shows that, under its own title, with its own poster and subtitles', () => {
    expect(resolveEdition(manifest, 't')?.manifest).toMatchObject({ title: 'Teaser', subtitles: { en: 'teaser.srt' } });
    expect(shown(timeline, { timeline: [card('short')] })).toEqual(['short']);
    expect(resolveEdition(manifest, 't')?.placeOf('/timeline/0/card')).toBe('/editions/t/timeline/0/card');
    expect(resolveEdition(manifest, 't')?.placeOf('/title')).toBe('/editions/t/title');
  });

  it('has nothing that is timed against the full film', () => {
    const found = resolveEdition(
      manifestOf({ timeline, poster: '2s', subtitles: { cs: 'cs.srt' }, editions: { t: workshop } }),
      't',
    );
    expect(found?.manifest.poster).toBeUndefined();
    expect(found?.manifest.subtitles).toBeUndefined();
    expect(found?.manifest.title).toBe('Test');
  });
});

it('knows the full film in every manifest, and no edition that is not there', () => {
  const manifest = manifestOf({ timeline });
  expect(editionNames(manifest)).toEqual(['full']);
  expect(resolveEdition(manifest, 'full')?.manifest).toBe(manifest);
  for (const name of ['teaser', 'constructor', '__proto__']) expect(resolveEdition(manifest, name)).toBeUndefined();
});

describe('problems of editions', () => {
  const problemsOf = (editions: Document, more: Document = {}) =>
    readManifest(
      JSON.stringify({
        ...{ version: 1, id: 'film', title: 'Film', languages: ['en', 'cs'], timeline, editions },
        format: { width: 64, height: 36, frameRate: '25' },
        ...more,
      }),
    ).problems;
  const told = (editions: Document, more: Document = {}): string[] =>
    problemsOf(editions, more).map(({ code, at }) => `${code} ${at}`);

  it('are none where there is nothing wrong', () => {
    expect(told({ full: {}, workshop, teaser: { timeline: [card('a')] } })).toEqual([]);
  });

  it.each<[string, Document, string[]]>([
    ['neither tags nor a timeline', { a: {} }, ['bad-edition /editions/a']],
    ['both of them', { a: { ...workshop, timeline: [card('a')] } }, ['bad-edition /editions/a']],
    ['another full film', { full: workshop }, ['bad-edition /editions/full/tags']],
    ['a tag that nobody bears', { a: { tags: ['workshop', 'worksop'] } }, ['unknown-tag /editions/a/tags/1']],
    ['no tags', { a: { tags: [] } }, ['invalid-value /editions/a/tags']],
    ['no entries', { a: { timeline: [] } }, ['invalid-value /editions/a/timeline']],
    ['a name that is no name', { 'My Cut': workshop }, ['invalid-value /editions/My Cut']],
    ['an unknown field', { a: { ...workshop, tag: 'x' } }, ['unknown-field /editions/a/tag']],
    ['media that are not there', { a: { timeline: [{ clip: 'x' }] } }, ['unknown-media /editions/a/timeline/0/clip']],
    [
      'texts that are not translated',
      { a: { timeline: [{ card: { title: { en: 'a' } }, duration: '1s' }], title: { en: 'A' } } },
      ['missing-text /editions/a/title/cs', 'missing-text /editions/a/timeline/0/card/title/cs'],
    ],
    [
      'subtitles from elsewhere, and in no language of the film',
      { a: { ...workshop, subtitles: { cs: '/etc/passwd', de: 'de.srt' } } },
      ['path-refused /editions/a/subtitles/cs', 'unused-subtitles /editions/a/subtitles/de'],
    ],
    [
      'several at once, in an entry of its own timeline and in another edition',
      { a: { timeline: [card('a'), { card: {}, duration: 4 }] }, b: { tags: ['x'] } },
      ['invalid-value /editions/a/timeline/1/duration', 'unknown-tag /editions/b/tags/0'],
    ],
  ])('%s', (_, editions, expected) => {
    expect(told(editions)).toEqual(expected);
  });

  it('name the nearest tag, or say how one is given', () => {
    expect(problemsOf({ a: { tags: ['worksop'] } })[0]?.message).toBe(
      'no entry of the timeline bears the tag "worksop"; did you mean "workshop"? Known: workshop, teaser.',
    );
    expect(problemsOf({ a: { tags: ['x'] } }, { timeline: [card('a')] })[0]?.message).toContain('write "tags": ["x"]');
  });

  it('say that only a section without shots is tagged', () => {
    expect(told({ a: workshop }, { timeline: [card('a'), section('A', workshop)] })).toEqual([
      'empty-edition /editions/a/tags',
    ]);
  });

  it('are told once where the entry of the full film is to blame', () => {
    const wrong = { card: { title: { en: 'only' } }, duration: '1s', ...workshop };
    expect(told({ a: workshop, b: workshop }, { timeline: [wrong] })).toEqual([
      'missing-text /timeline/0/card/title/cs',
    ]);
  });

  it('are not made up where an entry could not be read', () => {
    const wrong = { card: {}, duration: 4, tags: ['lost'] };
    expect(told({ a: { tags: ['lost'] } }, { timeline: [wrong] })).toEqual(['invalid-value /timeline/0/duration']);
  });

  it('say that narration is spoken to the full film', () => {
    expect(told({ a: workshop }, { narration: { cs: { file: 'cs.wav' } } })).toContain('no-narration /editions/a');
  });
});

it('can be written as the documents say', () => {
  const [, section = ''] = readFileSync('docs/manifest.md', 'utf8').split('\n## Editions\n');
  const [, example = ''] = /```json\n(.*?)```/s.exec(section) ?? [];
  const editions = JSON.parse(example);
  const shots = [{ clip: 'nurse', ...workshop }, { clip: 'bus' }];
  const media = { nurse: { file: 'nurse.mp4' }, bus: { file: 'bus.mp4' } };
  const document = { media, timeline: shots, editions, title: 'Film' };
  expect(editionNames(manifestOf(document))).toEqual(['full', 'workshop', 'teaser']);
});
