import { expect, it } from 'vitest';
import { shakeCommand } from '../../src/commands/shake.ts';
import { rational } from '../../src/rational.ts';
import { clipFacts } from '../support/facts.ts';
import { planOf } from '../support/project.ts';

const media = new Map([
  ['a', clipFacts(60, 'da')],
  ['b', clipFacts(60, 'db')],
]);
const joined = { transition: { type: 'crossfade', duration: '1s' } };

/** What runs before each span of two shots, and of the passage between them. */
const commands = (one: object, other: object) =>
  planOf({
    document: {
      timeline: [
        { clip: 'a', to: '3s', ...one },
        { clip: 'b', from: '1s', to: '4s', ...joined, ...other },
      ],
    },
    media,
    cues: { en: [], cs: [] },
  }).scenes.map(({ span }) => shakeCommand({ span, rate: rational(25), pathOf: (digest) => digest, seek: true }));

it('looks at the whole of each shot that is to be steady, once for a span, and at no other', () => {
  expect(commands({}, {})).toEqual([undefined, undefined, undefined]);
  const [before, between = [], after = []] = commands({}, { stabilise: true });
  expect(before).toBeUndefined();
  for (const args of [between, after]) {
    expect(args.filter((arg) => arg === '-map')).toHaveLength(1);
    // Its 75 frames from the 25th on, whichever of them the span shows.
    expect(args.join(' ')).toContain('trim=start_pts=25:end_pts=100');
  }
  expect(between.join(' ')).toContain('vidstabdetect=result=shake1.trf');
});

it('looks at both shots of a passage in one run', () => {
  const between = commands({ stabilise: true }, { stabilise: true })[1]?.join(' ');
  expect(between?.match(/vidstabdetect=result=shake\d\.trf/g)).toEqual([
    'vidstabdetect=result=shake0.trf',
    'vidstabdetect=result=shake1.trf',
  ]);
});
