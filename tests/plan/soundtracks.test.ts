import { describe, expect, it } from 'vitest';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import { partOfPlan } from '../../src/plan/preview.ts';
import { productsOf } from '../../src/plan/products.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { clipFacts } from '../support/facts.ts';
import { type Document, manifestOf, plainFont, planOf } from '../support/project.ts';

const media = new Map([
  ['a', clipFacts(60, 'da')],
  ['b', clipFacts(60, 'db')],
]);
const base: Document = {
  timeline: [{ clip: 'a', to: '10s' }],
  deliver: ['burned', 'soft', 'mkv', 'webm', 'hls', 'audio'],
};
const draft = (changes: Document, spoken: Readonly<Record<string, string>> = {}, languages = ['en', 'cs']): Plan => {
  const narration = Object.fromEntries(Object.keys(spoken).map((language) => [language, { file: `${language}.wav` }]));
  const manifest = manifestOf({ ...base, narration, ...changes });
  const facts = Object.entries(spoken).map(([language, digest]) => [language, clipFacts(8, digest)] as const);
  const { timeline, problems } = buildTimeline(manifest, media, new Map(facts));
  if (!timeline) throw new Error(JSON.stringify(problems));
  return makePlan({ manifest, timeline, tracks: [], languages, edition: 'full', font: plainFont, tool: 'build' });
};
const keysOf = (plan: Plan) => new Map(plan.films.map(({ path, key }) => [path, key]));

describe('a film with narration', () => {
  const plain = draft({});
  const told = draft({}, { cs: 'one' });

  it('leaves every key as it was where nothing is narrated', () => {
    const [before, now] = [keysOf(plain), keysOf(told)];
    const changed = [...now].flatMap(([path, key]) => (before.get(path) === key ? [] : [path]));
    expect(changed).toEqual([
      'test.cs.720p.mp4',
      ...['test.720p.mp4', 'test.720p.mkv', 'test.720p.webm', 'test.cs.m4a'],
    ]);
    expect(told.mix.key).toBe(plain.mix.key);
    expect(told.streams[0]?.sounds[0]?.step).toEqual(plain.streams[0]?.sounds[0]?.step);
  });

  it('changes nothing but its own language with its recording', () => {
    const both = draft({}, { en: 'two', cs: 'one' });
    const other = draft({}, { en: 'two', cs: 'new' });
    const mixes = (plan: Plan) => new Map(plan.mixes.map(({ language, codec, key }) => [`${language} ${codec}`, key]));
    const changed = [...mixes(other)].flatMap(([name, key]) => (mixes(both).get(name) === key ? [] : [name]));
    expect(changed).toEqual(['cs aac', 'cs opus']);
    expect(keysOf(other).get('test.en.720p.mp4')).toBe(keysOf(both).get('test.en.720p.mp4'));
  });

  it('has the original first and its own name for each sound', () => {
    const soft = told.films.find(({ path }) => path === 'test.720p.mkv');
    expect(soft?.sounds).toEqual([
      { mix: told.mix.key, name: 'Original' },
      { mix: told.mixes[1]?.key, language: 'cs', name: 'čeština' },
    ]);
    expect(told.films.find(({ path }) => path === 'test.en.720p.mp4')?.mix).toBe(told.mix.key);
    expect(told.streams[0]?.sounds.map(({ step }) => step.folder)).toEqual(['hls/audio/main', 'hls/audio/cs']);
  });

  it('says what is spoken in the original, where the media say it', () => {
    const spoken = (timeline: unknown[], first?: string, second?: string) =>
      draft(
        {
          timeline,
          media: {
            a: { file: 'a.mp4', ...(first ? { language: first } : {}) },
            b: { file: 'b.mp4', ...(second ? { language: second } : {}) },
          },
        },
        { cs: 'one' },
      ).streams[0]?.sounds[0]?.language;
    const [a, b] = [
      { clip: 'a', to: '5s' },
      { clip: 'b', to: '5s' },
    ];
    expect(spoken([a], 'hr', 'fr')).toBe('hr');
    expect(spoken([a, b], 'hr', 'fr')).toBe('mul');
    expect(spoken([a, { ...b, volume: 'mute' }], 'hr', 'fr')).toBe('hr');
    expect(spoken([a, b], 'hr')).toBeUndefined();
  });

  it('needs every sound of its films, and is made only in the languages asked for', () => {
    const soft = productsOf(told).find((product) => product.kind === 'film' && product.film.kind === 'soft');
    const english = draft({}, { cs: 'one' }, ['en']);
    expect(english.mixes.map(({ language }) => language)).toEqual([undefined, undefined]);
    expect(soft?.kind === 'film' && soft.film.sounds).toHaveLength(2);
  });

  it('is heard in previews too', () => {
    const part = partOfPlan(told, { first: 0, frames: 25 }, 'build');
    const film = part.films.find(({ look }) => look === 'cs');
    const mix = part.mixes.find(({ key }) => key === film?.mix);
    expect(mix?.entries.map(({ bus }) => bus)).toEqual([undefined, 'narration']);
    expect(part.sounds.map(({ key }) => key)).toEqual(
      expect.arrayContaining(mix?.entries.map(({ sound }) => sound) ?? []),
    );
  });
});

describe('a film with music', () => {
  const mixOf = (music: object) => draft({ music: [{ media: 'b', ...music }] }).mix;

  it('has it in its mix, on its own bus', () => {
    const { entries } = mixOf({ from: '2s', to: '8s', volume: '-6dB', fadeOut: '1s' });
    expect(entries.at(-1)).toMatchObject({ at: 96_000, samples: 288_000, fadeIn: 240, fadeOut: 48_000, bus: 'music' });
    expect(entries.at(-1)?.gain).toBeCloseTo(0.501, 3);
    expect(mixOf({ duck: true }).entries.at(-1)?.bus).toBe('ducked');
    expect(mixOf({ duck: true }).key).not.toBe(mixOf({}).key);
    expect(mixOf({ volume: 'mute' }).key).toBe(draft({}).mix.key);
  });
});

describe('the sound of a clip', () => {
  const entriesOf = (...clips: object[]) =>
    planOf({ document: { timeline: clips.map((clip) => ({ clip: 'a', ...clip })) }, media, cues: {} }).mix.entries;

  it('fades over what is asked, and at a cut that would flow on as well', () => {
    const [one, two] = entriesOf({ to: '2s', fadeIn: '1s', fadeOut: '400ms' }, { from: '2s', to: '4s' });
    expect(one).toMatchObject({ fadeIn: 48_000, fadeOut: 19_200 });
    expect(two).toMatchObject({ fadeIn: 240 });
    const [, flowing] = entriesOf({ to: '2s' }, { from: '2s', to: '4s' });
    expect(flowing).toMatchObject({ fadeIn: 0 });
    const [, cleaned] = entriesOf({ to: '2s' }, { from: '2s', to: '4s', cleanSound: true });
    expect(cleaned).toMatchObject({ fadeIn: 240 });
  });
});
