import { describe, expect, it } from 'vitest';
import { partOfPlan, planForPreviews, previewRange, previewRendition } from '../../src/plan/preview.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, type Document, manifestOf, plainFont, planOf } from '../support/project.ts';

const media = new Map([['a', clipFacts(60, 'da')]]);
const document: Document = {
  renditions: ['720p', '360p'],
  timeline: [
    { section: { title: 'One' } },
    { clip: 'a', from: '0s', to: '10s' },
    { clip: 'a', from: '20s', to: '30s' },
    { clip: 'a', from: '40s', to: '50s' },
  ],
};
const cues = { en: [cue(30, 80, 'First.'), cue(400, 450, 'Second.')], cs: [cue(30, 80, 'První.')] };

const manifest = manifestOf(document);
const { timeline } = buildTimeline(manifest, media);
if (!timeline) throw new Error('the film of this test does not stand');
const tracks = Object.entries(cues).map(([language, list]) => ({
  language,
  kind: 'translation' as const,
  cues: list,
}));
const request = { manifest, timeline, edition: 'full', font: plainFont, tool: 'build' };
const preview = (range: { first: number; frames: number }, languages = ['en']) =>
  partOfPlan(planForPreviews({ ...request, tracks, languages }), range, 'build');

describe('the range of a preview', () => {
  it('is that of the shot which stands at the place in the manifest', () => {
    expect(previewRange({ shot: 2 }, timeline, tracks)).toMatchObject({ first: 250, frames: 250 });
    expect(previewRange({ shot: 0 }, timeline, tracks)).toBeUndefined();
    expect(previewRange({ shot: 9 }, timeline, tracks)).toBeUndefined();
  });

  it('is two seconds around a cue, as far as the film goes', () => {
    expect(previewRange({ cue: 2, language: 'en' }, timeline, tracks)).toEqual({ first: 350, frames: 150 });
    expect(previewRange({ cue: 1, language: 'cs' }, timeline, tracks)).toEqual({ first: 0, frames: 130 });
    expect(previewRange({ cue: 2, language: 'cs' }, timeline, tracks)).toBeUndefined();
    expect(previewRange({ cue: 1, language: 'hr' }, timeline, tracks)).toBeUndefined();
  });
});

describe('a preview', () => {
  const whole = planOf({ document, media, cues });

  it('shows whole spans of the film itself, in its smallest size: what was made for it is made', () => {
    const { scenes, films } = preview({ first: 400, frames: 50 });
    const keys = new Set(whole.scenes.flatMap(({ steps }) => steps.map(({ key }) => key)));
    expect(scenes.length).toBeGreaterThan(0);
    for (const { steps } of scenes) for (const { key } of steps) expect(keys).toContain(key);
    expect(films.map(({ path }) => path)).toEqual(['test.en.preview.mp4']);
    expect(films[0]?.rendition?.name).toBe('360p');
  });

  it('has the sound of its own frames and no more', () => {
    const { scenes, mix, sounds, films } = preview({ first: 400, frames: 50 });
    const frames = scenes.reduce((sum, { span }) => sum + span.frames, 0);
    expect(films[0]?.frames).toBe(frames);
    expect(mix.samples).toBe(frames * 1920);
    expect(sounds).toHaveLength(1);
    const [entry] = mix.entries;
    expect((entry?.at ?? 0) + (scenes[0]?.span.first ?? 0) * 1920).toBe(250 * 1920);
  });

  it('is made anew where its words change, and in no other place', () => {
    const changed = { ...cues, en: [cue(30, 80, 'Other.'), cue(400, 450, 'Second.')] };
    const other = Object.entries(changed).map(([language, list]) => ({
      language,
      kind: 'translation' as const,
      cues: list,
    }));
    const key = (list: typeof tracks, first: number) =>
      partOfPlan(planForPreviews({ ...request, tracks: list, languages: ['en'] }), { first, frames: 50 }, 'build')
        .films[0]?.key;
    expect(key(other, 400)).toBe(key(tracks, 400));
    expect(key(other, 30)).not.toBe(key(tracks, 30));
  });

  it('is at most 360 lines high, or as small as the film', () => {
    const sizes = (renditions: readonly string[], height = 720): number => {
      const format = { width: (height * 16) / 9, height, frameRate: '25' };
      return previewRendition(manifestOf({ ...document, format, renditions })).height;
    };
    expect(sizes(['720p'])).toBe(360);
    expect(sizes(['720p', '240p'])).toBe(240);
    expect(sizes([{ name: 'own', height: 180 }] as never, 180)).toBe(180);
  });

  it('is H.264, whatever the film is', () => {
    const renditions = [{ name: 'small', height: 240, codec: 'av1' }];
    expect(previewRendition(manifestOf({ ...document, renditions }))).toMatchObject({
      height: 240,
      codec: 'h264',
      crf: 21,
    });
  });
});
