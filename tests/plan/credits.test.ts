import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../src/commands/moments.ts';
import { layOutCredits } from '../../src/plan/credits.ts';
import { creditsSpeedProblems } from '../../src/plan/credits-speed.ts';
import type { DrawnItem } from '../../src/plan/drawing.ts';
import { canonicalJson } from '../../src/plan/key.ts';
import { manifestOf, plainFont, planOf } from '../support/project.ts';

const page = { width: 1280, height: 720, font: plainFont };
const lines = ['Camera', { en: 'Sound', cs: 'Zvuk' }, '', 'Thanks to all'];
const credits = { kind: 'credits', background: '#000000', title: 'Crew', lines } as const;
const text = { language: 'en', languages: ['en', 'cs'] };
const LENGTH = 301;

/** What shows in a frame of the shot, as it stands: words and the line of the picture. */
const shown = (part: { first: number; frames: number }): string[][] => {
  const items = layOutCredits(credits, text, page, LENGTH, part);
  return Array.from({ length: part.frames }, (_, frame) =>
    items.flatMap((item: DrawnItem) => {
      if (item.kind !== 'text') return [];
      const words = item.lines.flat().map((run) => run.text);
      return momentsOf(item)
        .filter(({ first, frames }) => first <= frame && frame < first + frames)
        .map(({ down }) => `${words} ${item.y + down}`);
    }),
  );
};

describe('credits', () => {
  const whole = shown({ first: 0, frames: LENGTH });

  it('are the same in whichever span a frame is asked for', () => {
    for (const [first, frames] of [
      [0, 77],
      [77, 150],
      [227, 74],
      [140, 1],
    ] as const)
      expect(shown({ first, frames })).toEqual(whole.slice(first, first + frames));
  });

  it('rise by the same part of a pixel with every frame', () => {
    const heights = whole
      .flatMap((frame) => frame.filter((each) => each.startsWith('Camera')))
      .map((each) => Number(each.split(' ')[1]));
    const steps = heights.slice(1).map((height, i) => (heights[i] ?? 0) - height);
    expect(steps.length).toBeGreaterThan(150);
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 9);
    expect(Number.isInteger(steps[0])).toBe(false);
  });

  it('come from below the picture and are gone above it at the end', () => {
    const at = (frame: string[] | undefined) => (frame ?? []).map((each) => Number(each.split(' ').at(-1)));
    expect(Math.min(...at(whole[0]), 720)).toBeGreaterThanOrEqual(720);
    expect(Math.max(...at(whole.at(-1)), -999)).toBeLessThan(0);
    expect(whole[150]).toHaveLength(4);
  });

  it('changed in one language: only the spans in which that line is seen, only in that language', () => {
    const film = (cs: string) =>
      planOf({
        document: {
          timeline: [
            {
              credits: { title: 'Crew', lines: [{ en: 'Sound', cs }, ...Array.from({ length: 40 }, () => 'More')] },
              duration: '30s',
            },
          ],
          renditions: ['360p'],
        },
        media: new Map(),
        cues: {},
      });
    const keys = new Set(film('Zvuk').scenes.flatMap(({ steps }) => steps.map(({ key }) => key)));
    const news = film('Hluk').scenes.flatMap(({ span, steps }) =>
      steps.filter(({ key }) => !keys.has(key)).map(({ looks }) => `${span.first}+${span.frames} ${looks}`),
    );
    expect(news).toEqual(['0+150 cs', '150+150 cs']);
    expect(
      film('Zvuk')
        .scenes.slice(2)
        .every(({ steps }) => steps.length === 1),
    ).toBe(true);
  });

  it('keep their words out of spans that do not show them', () => {
    const early = layOutCredits(credits, text, page, LENGTH, { first: 0, frames: 20 });
    expect(canonicalJson(early as never)).not.toContain('Thanks');
  });

  it('are warned of where they roll too fast', () => {
    const told = (duration: string) =>
      creditsSpeedProblems(
        manifestOf({ timeline: [{ credits: { lines: Array(30).fill('x') }, duration }] }),
        plainFont,
      );
    expect(told('12s')).toEqual([]);
    expect(told('9s').map(({ severity, code, at }) => `${severity} ${code} ${at}`)).toEqual([
      'warning fast-credits /timeline/0/duration',
    ]);
    expect(told('9s')[0]?.message).toContain('10s or longer');
    expect(told('10s')).toEqual([]);
  });
});
