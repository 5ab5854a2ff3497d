import { expect, it } from 'vitest';
import { resolveEdition } from '../../src/manifest/editions.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { conformCues } from '../../src/timeline/conform/conform.ts';
import type { Timeline } from '../../src/timeline/timeline.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, manifestOf, plainFont } from '../support/project.ts';

const tags = ['workshop'];
const manifest = manifestOf({
  title: 'Film',
  timeline: Array.from({ length: 10 }, (_, i) => ({
    ...{ clip: 'a', from: `${4 * i}s`, to: `${4 * i + 4}s` },
    // Eight of ten, and the ninth is the one that a crossfade leads out of.
    ...(i === 3 || i === 8 ? {} : { tags }),
    ...(i === 9 ? { transition: { type: 'crossfade', duration: '10f' } } : {}),
  })),
  editions: { workshop: { tags } },
});
const cues = Array.from({ length: 10 }, (_, i) => cue(100 * i + 20, 100 * i + 70, `Line ${i}`));

const laid = (name: string): Timeline => {
  const edition = resolveEdition(manifest, name);
  const { timeline } = buildTimeline(edition?.manifest ?? manifest, new Map([['a', clipFacts(60)]]));
  if (!timeline) throw new Error('there is no timeline');
  return timeline;
};
/** Keys of the pictures of an edition, each with its frames. */
const picturesOf = (name: string): Map<string, number> => {
  const timeline = laid(name);
  const conformed = conformCues(cues, laid('full'), timeline).cues;
  const tracks = [{ language: 'en', kind: 'translation' as const, cues: conformed }];
  const { scenes } = makePlan({
    ...{ manifest: resolveEdition(manifest, name)?.manifest ?? manifest, timeline, tracks, languages: ['en'] },
    ...{ edition: name, font: plainFont, tool: 'build' },
  });
  return new Map(scenes.flatMap(({ span, steps }) => steps.map(({ key }) => [key, span.frames] as const)));
};

it('is planned to the very pictures of the full film, but for those of a new crossfade', () => {
  const [full, workshop] = [picturesOf('full'), picturesOf('workshop')];
  const isNew = ([key]: [string, number]): boolean => !full.has(key);
  const sum = (pictures: readonly [string, number][]): number => pictures.reduce((all, [, frames]) => all + frames, 0);
  expect(workshop.size).toBeGreaterThan(20);
  const made = [...workshop].filter(isNew);
  // In each look: the crossfade itself, and what is left of the shot that it now leads out of.
  expect(sum(made)).toBeGreaterThanOrEqual(2 * 10);
  expect(sum(made)).toBeLessThan(0.1 * sum([...workshop]));
});

it('counts its shots as the manifest does', () => {
  expect(laid('full').shots.map(({ entry }) => entry)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(resolveEdition(manifest, 'workshop')?.entries).toEqual([0, 1, 2, 4, 5, 6, 7, 9]);
});
