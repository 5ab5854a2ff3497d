import { expect, it } from 'vitest';
import { countReasons, countSpans } from '../../../src/web/editor/render/reasons.ts';
import type { FilmPlan } from '../../../src/web/editor/types.ts';

type Span = FilmPlan['spans'][number];
type Because = Span['looks'][number]['because'];

const span = (shot: number, ...why: readonly Because[]): Span => ({
  ...{ start: 0, end: 25, shot },
  looks: why.map((because) => ({ language: null, rendition: '720p', reuse: because === null, reason: null, because })),
});
const plan = (...spans: readonly Span[]): FilmPlan => ({
  ...{ edition: 'full', frames: 25, ok: true, steps: [], problems: [] },
  pictures: { spans: 0, encode: 0, reuse: 0, encodeFrames: 0, reuseFrames: 0 },
  spans: [...spans],
});
const cue: Because = { because: 'cue-changed', language: 'cs', cues: [3, 14] };

it('counts each reason once for a span, with its shots, the most frequent first', () => {
  const found = countReasons(
    plan(span(0, { because: 'media-changed', media: 'farm' }), span(1, cue, cue), span(1, cue, null), span(2, cue)),
  );
  expect(found.map(({ key: _, ...one }) => one)).toEqual([
    { reason: { code: 'cuesChanged', detail: '3, 14', language: 'cs' }, spans: 3, shots: [1, 2] },
    { reason: { code: 'mediaChanged', detail: 'farm' }, spans: 1, shots: [0] },
  ]);
  expect(new Set(found.map(({ key }) => key)).size).toBe(2);
});

it('counts the spans of which something is made', () => {
  expect(countSpans(plan(span(0, null), span(0, null, cue)))).toEqual({ made: 1, all: 2 });
});
