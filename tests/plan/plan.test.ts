import { describe, expect, it } from 'vitest';
import { becauseText, type Decision, decidePictures } from '../../src/plan/decide.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { recordPlan } from '../../src/plan/record.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, type PlanDraft, planOf } from '../support/project.ts';

const media = new Map([
  ['a', clipFacts(60, 'da')],
  ['b', clipFacts(60, 'db')],
]);
const timeline = [
  { card: { title: { en: 'Care', cs: 'Péče' } }, duration: '4s' },
  { clip: 'a', from: '0s', to: '20s' },
  { clip: 'b', from: '0s', to: '10s', transition: { type: 'crossfade', duration: '1s' } },
];
const base: PlanDraft = {
  document: { timeline, renditions: ['720p', '360p'] },
  media,
  cues: {
    en: [cue(150, 200, 'One'), cue(300, 380, 'Two')],
    cs: [cue(150, 200, 'Jedna'), cue(300, 380, 'Dvě')],
  },
};
const keys = (plan: Plan): Set<string> => new Set(plan.scenes.flatMap(({ steps }) => steps.map(({ key }) => key)));
const news = (before: PlanDraft, after: PlanDraft) => {
  const old = keys(planOf(before));
  return planOf(after).scenes.flatMap(({ span, steps }) =>
    steps
      .filter(({ key }) => !old.has(key))
      .map(({ looks, rendition }) => `${span.first}+${span.frames} ${looks} ${rendition.name}`),
  );
};
const film = (plan: Plan, path: string) => plan.films.find((each) => each.path === path);

describe('a plan', () => {
  it('encodes a stretch without text once for all looks', () => {
    const scene = planOf(base).scenes.find(({ span }) => span.first === 200);
    expect(scene?.steps.map(({ looks, rendition }) => `${looks} ${rendition.name}`)).toEqual([
      'clean,en,cs 720p',
      'clean,en,cs 360p',
    ]);
  });

  it('encodes text once a language; the soft film shows cards in the first', () => {
    const looks = (first: number) =>
      planOf(base)
        .scenes.find(({ span }) => span.first === first)
        ?.steps.map((step) => step.looks.join());
    expect(looks(0)?.slice(0, 2)).toEqual(['clean,en', 'cs']);
    expect(looks(150)?.slice(0, 3)).toEqual(['clean', 'en', 'cs']);
  });

  it('names the films as the contract says, each with every frame of the film', () => {
    const { films, timeline: cut } = planOf(base);
    expect(films.map(({ path }) => path)).toEqual([
      'test.en.720p.mp4',
      'test.cs.720p.mp4',
      'test.en.360p.mp4',
      'test.cs.360p.mp4',
      'test.720p.mp4',
      'test.360p.mp4',
    ]);
    for (const each of films) expect(each.pictures.reduce((sum, { frames }) => sum + frames, 0)).toBe(cut.frames);
  });

  it('is the same every time', () => {
    expect(planOf(base)).toEqual(planOf(base));
  });
});

describe('what a change makes anew', () => {
  it('one cue’s words: only the spans in which it shows, in that language, and no other film', () => {
    const after = { ...base, cues: { ...base.cues, cs: [cue(150, 200, 'Jedna'), cue(300, 380, 'Dva')] } };
    expect(news(base, after)).toEqual(['300+80 cs 720p', '300+80 cs 360p']);
    const [old, now] = [planOf(base), planOf(after)];
    expect(film(now, 'test.en.720p.mp4')?.key).toBe(film(old, 'test.en.720p.mp4')?.key);
    expect(film(now, 'test.cs.720p.mp4')?.key).not.toBe(film(old, 'test.cs.720p.mp4')?.key);
    expect(film(now, 'test.720p.mp4')?.key).not.toBe(film(old, 'test.720p.mp4')?.key);
  });

  it('a trimmed end: that shot’s last span and the transition that leaves it', () => {
    const cut = (to: string) => ({
      ...base,
      cues: {},
      document: {
        ...base.document,
        timeline: [
          { clip: 'b', to: '4s' },
          { clip: 'a', to },
        ],
      },
    });
    expect(news(cut('20s'), cut('19s'))).toEqual(['550+25 clean,en,cs 720p', '550+25 clean,en,cs 360p']);
  });

  it('a shot that moves with its cues: nothing', () => {
    const other = { card: {}, duration: '2s' };
    const shot = { clip: 'a', to: '20s' };
    const draft = (order: unknown[], at: number) => ({
      ...base,
      document: { ...base.document, timeline: order },
      cues: { en: [cue(at + 50, at + 120, 'One')], cs: [] },
    });
    expect(news(draft([shot, other], 0), draft([other, shot], 50))).toEqual([]);
  });

  it('a fifth language: only what it shows', () => {
    const languages = ['en', 'cs', 'fr'];
    const before = { ...base, document: { ...base.document, timeline: timeline.slice(1) } };
    const after = {
      ...before,
      document: { ...before.document, languages },
      cues: { ...base.cues, fr: [cue(150, 200, 'Un')] },
    };
    expect(news(before, after)).toEqual(['150+50 fr 720p', '150+50 fr 360p']);
  });

  it('fewer languages asked for: nothing, and the same pictures', () => {
    expect(news(base, { ...base, languages: ['cs'] })).toEqual([]);
  });

  it('another build of ffmpeg: everything', () => {
    expect(news(base, { ...base, tool: 'other' })).toHaveLength(keys(planOf(base)).size);
  });

  it('an own quieter clip: no picture, but the mix', () => {
    const quiet = {
      ...base,
      document: { ...base.document, timeline: [timeline[0], { ...timeline[1], volume: '-6dB' }, timeline[2]] },
    };
    expect(news(base, quiet)).toEqual([]);
    expect(planOf(quiet).mix.key).not.toBe(planOf(base).mix.key);
    expect(planOf(quiet).sounds).toEqual(planOf(base).sounds);
  });
});

describe('the reason why something runs', () => {
  const reasons = (before: PlanDraft | undefined, after: PlanDraft): string[] => {
    const [old, plan] = [before && planOf(before), planOf(after)];
    const known = old ? keys(old) : new Set<string>();
    const decided = decidePictures(
      plan,
      after.tool ?? 'build',
      (key) => known.has(key),
      old && recordPlan(old, before?.tool ?? 'build'),
    );
    return [
      ...new Set([...decided.values()].filter((each): each is Decision & { run: true } => each.run).map(becauseText)),
    ];
  };

  it('is told for each kind of change', () => {
    const changed = (document: PlanDraft['document']) => ({ ...base, document: { ...base.document, ...document } });
    expect(reasons(undefined, base)).toEqual(['never made before']);
    expect(reasons(base, base)).toEqual([]);
    expect(
      reasons(base, { ...base, cues: { ...base.cues, cs: [cue(150, 200, 'Jeden'), cue(300, 380, 'Dvě')] } }),
    ).toEqual(['cue 1 of cs changed']);
    expect(
      reasons(base, changed({ timeline: [timeline[0], { clip: 'a', from: '0s', to: '19s' }, timeline[2]] })),
    ).toContain('the cut changed here');
    expect(reasons(base, changed({ renditions: ['720p', { name: '360p', height: 360, crf: 30 }] }))).toEqual([
      'the rendition changed',
    ]);
    expect(reasons(base, { ...base, tool: 'newer' })).toEqual(['another build of ffmpeg']);
    expect(reasons(base, { ...base, media: new Map([...media, ['b', clipFacts(60, 'db2')]]) })).toEqual([
      'the file of "b" changed',
    ]);
    expect(reasons(base, changed({ subtitleStyle: { background: 'outline' } }))).toEqual(['its text or style changed']);
    expect(
      reasons(base, changed({ timeline: [{ card: { title: 'New' }, duration: '5s' }, ...timeline.slice(1)] })),
    ).toContain('new in the cut');
  });
});
