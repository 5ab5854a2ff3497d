import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawnItem } from '../../src/plan/drawing.ts';
import { referenceSize } from '../../src/plan/drawing.ts';
import { layOutShotText } from '../../src/plan/lower-third.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { smallTextProblems } from '../../src/plan/small-text.ts';
import type { ShotText } from '../../src/timeline/timeline.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, manifestOf, plainFont, planOf } from '../support/project.ts';

const media = new Map([['a', clipFacts(60, 'da')]]);
const role = { en: 'Mayor', cs: 'starostka' };
interface Options {
  readonly over?: object;
  readonly cues?: Parameters<typeof planOf>[0]['cues'];
  readonly style?: object;
  readonly lines?: object;
}
const film = ({ over = { lowerThird: { name: 'Jana', role } }, cues = {}, style = {} }: Options = {}): Plan =>
  planOf({
    document: {
      timeline: [
        { clip: 'a', to: '4s' },
        { clip: 'a', from: '10s', to: '20s', ...over },
        { card: {}, duration: '2s' },
      ],
      renditions: ['360p'],
      subtitleStyle: style,
    },
    media,
    cues,
  });
const spansOf = (plan: Plan): string[] =>
  plan.scenes.flatMap(({ span, steps }) => steps.map(({ looks }) => `${span.first}+${span.frames} ${looks}`));
const news = (before: Plan, after: Plan): string[] => {
  const known = new Set(before.scenes.flatMap(({ steps }) => steps.map(({ key }) => key)));
  return after.scenes.flatMap(({ span, steps }) =>
    steps.filter(({ key }) => !known.has(key)).map(({ looks }) => `${span.first}+${span.frames} ${looks}`),
  );
};

describe('a lower third in the plan', () => {
  it('has spans of its own, one for each language that shows another', () => {
    expect(spansOf(film())).toEqual([
      '0+100 clean,en,cs',
      '100+25 clean,en,cs',
      '125+100 clean,en',
      '125+100 cs',
      '225+75 clean,en,cs',
      '300+50 clean,en,cs',
      '350+50 clean,en,cs',
    ]);
  });

  it('changed in one language: only its spans, only in that language', () => {
    const after = film({ over: { lowerThird: { name: 'Jana', role: { ...role, cs: 'paní starostka' } } } });
    expect(news(film(), after)).toEqual(['125+100 cs']);
    expect(news(film(), film({ over: { lowerThird: { name: 'Jana', role: { ...role, en: 'The mayor' } } } }))).toEqual([
      '125+100 clean,en',
    ]);
  });

  it('that says the same in every language is encoded once', () => {
    expect(spansOf(film({ over: { lowerThird: { name: 'Jana', role: 'Mgr.' } } }))).toContain('125+100 clean,en,cs');
  });

  it('taken away leaves what is around it', () => {
    expect(news(film(), film({ over: {} }))).toEqual(['100+50 clean,en,cs', '150+150 clean,en,cs']);
  });

  it('belongs to its shot where that passes into another', () => {
    const named = { clip: 'a', from: '10s', to: '20s', lowerThird: { name: 'Jana', from: '8s', duration: '2s' } };
    const next = { clip: 'a', from: '30s', to: '40s', transition: { type: 'crossfade', duration: '1s' } };
    const { scenes } = planOf({ document: { timeline: [named, next], renditions: ['360p'] }, media, cues: {} });
    const passing = scenes.find(({ span }) => span.kind === 'crossfade');
    expect(
      passing?.steps[0]?.under.map((items) => items.map(({ first, frames, motion }) => [first, frames, motion])),
    ).toEqual([Array(3).fill([0, 25, { kind: 'appear', age: 25, of: 50, over: 10, slide: 36 }]), []]);
  });

  it('is the same picture on any cut of the spans: a frame says how far it has come by itself', () => {
    const text = (cues: Options['cues']) =>
      film({ cues: cues ?? {} }).scenes.flatMap(({ span, steps }) =>
        (steps[0]?.under.flat() ?? []).map(({ first, motion }) => [
          span.first + first,
          motion?.kind === 'appear' && motion.age,
        ]),
      );
    // A cue that ends within the first frames of the lower third joins its span.
    expect(text({}).every(([film, age]) => Number(film) - 125 === age)).toBe(true);
    expect(text({ en: [cue(40, 132, 'One')] }).every(([film, age]) => Number(film) - 125 === age)).toBe(true);
  });
});

const page = { ...referenceSize({ width: 1280, height: 720 }), font: plainFont };
const boxOf = (items: readonly DrawnItem[]) => {
  const box = items.find(({ kind }) => kind === 'box');
  if (box?.kind !== 'box') throw new Error('no box');
  return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height };
};
const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'm', 'Š', '-'), minLength: 1, maxLength: 60 }), {
  minLength: 1,
  maxLength: 12,
});

it('is warned of where it has to be drawn too small to be read', () => {
  const told = (lowerThird: object) =>
    smallTextProblems(manifestOf({ timeline: [{ clip: 'a', lowerThird }] }), plainFont).map(
      ({ severity, code, at, message }) => `${severity} ${code} ${at} ${/\(.*\)/.exec(message)}`,
    );
  expect(told({ name: 'Jana', role: 'x'.repeat(70) })).toEqual([]);
  expect(told({ name: 'Jana', role: { en: 'Mayor', cs: 'x'.repeat(90) } })).toEqual([
    'warning small-text /timeline/0/lowerThird (cs)',
  ]);
});

describe('where it stands', () => {
  it.each([
    [1280, 720],
    [720, 1280],
    [1024, 1024],
  ])('inside the title-safe area of %i×%i, however long the words, also while it comes', (width, height) => {
    const here = { ...referenceSize({ width, height }), font: plainFont };
    const style = { size: 'large', background: 'box', position: 'bottom' } as const;
    fc.assert(
      fc.property(words, words, fc.constantFrom('lowerThird', 'caption'), (one, two, kind) => {
        const [a, b] = [one.join(' '), two.join(' ')];
        const said = kind === 'caption' ? { kind, place: a, date: b } : { kind, name: a, role: b };
        const text = { ...said, first: 0, frames: 50 } as ShotText;
        const { items, slide } = layOutShotText(text, { language: 'en', languages: ['en'] }, style, here);
        const box = boxOf(items);
        expect(box.left).toBeGreaterThanOrEqual(here.width * 0.05);
        expect(box.right + slide).toBeLessThanOrEqual(here.width * 0.95 + 1);
        expect(box.top).toBeGreaterThanOrEqual(here.height * 0.05);
        expect(box.bottom).toBeLessThanOrEqual(here.height * 0.95 - 2 * 56);
        for (const item of items) {
          if (item.kind !== 'text') continue;
          const widest = Math.max(...item.lines.map((line) => line.reduce((sum, run) => sum + run.text.length, 0)));
          expect(item.x + (widest / 2) * item.size).toBeLessThanOrEqual(box.right);
          expect(item.y + item.lines.length * item.size).toBeLessThanOrEqual(box.bottom);
        }
      }),
      { numRuns: 40 },
    );
  });

  const meets = (options: Options) =>
    film({
      ...options,
      over: {
        lowerThird: { name: 'Jana', role },
        ...(options.over ?? {}),
      },
    }).scenes.flatMap(({ steps }) =>
      steps.flatMap(({ under, over, looks }) => {
        if (looks.includes('clean') || under.flat().length === 0 || over.length === 0) return [];
        const cues = boxOf(over);
        return under
          .flat()
          .filter(({ kind }) => kind === 'box')
          .map((item) => boxOf([item]))
          .map((box) => ({ clear: cues.bottom <= box.top || box.bottom <= cues.top, cues }));
      }),
    );

  it.each([
    ['one line', 'One', {}, {}],
    ['two lines', 'One\ntwo', {}, {}],
    ['three lines', 'One\ntwo\nthree', {}, {}],
    ['four large lines', 'One\ntwo\nthree\nfour', { size: 'large' }, {}],
    ['subtitles at the top, with a caption', 'One\ntwo', { position: 'top' }, { caption: { place: 'Lideč' } }],
    ['no room at all', 'One\ntwo\nthree\nfour', { size: 'large' }, { caption: { place: 'Lideč' } }],
  ])('never on a subtitle of %s', (_, said, style, over) => {
    const lines = said.split('\n').map((text) => [{ text }]);
    const shown = { start: 5200, end: 8000, lines };
    const found = meets({ cues: { cs: [shown], en: [shown] }, style, over });
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ clear }) => !clear)).toEqual([]);
    for (const { cues } of found) {
      expect(cues.top).toBeGreaterThanOrEqual(page.height * 0.05 - 4);
      expect(cues.bottom).toBeLessThanOrEqual(page.height * 0.95 + 4);
    }
  });

  it('keeps a subtitle in one place for all its time, also before the lower third comes', () => {
    const lines = ['One', 'two', 'three'].map((text) => [{ text }]);
    const tops = film({ cues: { cs: [{ start: 4500, end: 12_000, lines }] } }).scenes.flatMap(({ steps }) =>
      steps.flatMap(({ over }) => (over.length ? [boxOf(over).top] : [])),
    );
    expect(new Set(tops).size).toBe(1);
    expect(tops[0]).toBeLessThan(page.height / 2);
  });
});
