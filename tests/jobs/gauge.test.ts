import { expect, it } from 'vitest';
import { newGauge, type RenderProgress } from '../../src/jobs/gauge.ts';

const follow = (weights: readonly (readonly [string, number])[]) => {
  const clock = { seconds: 100 };
  const told: RenderProgress[] = [];
  const gauge = newGauge(
    new Map(weights),
    () => clock.seconds,
    (progress) => told.push(progress),
  );
  return { clock, told, gauge };
};

it('adds up shares by weight, and counts what is said again only once', () => {
  const { told, gauge } = follow([
    ['a', 3],
    ['b', 1],
  ]);
  gauge.enter('pictures');
  gauge.advance('a', 0.5);
  gauge.advance('a', 0.5);
  gauge.advance('b', 1);
  gauge.advance('a', 1);
  gauge.enter('films');
  expect(told.map(({ progress }) => progress)).toEqual([0, 0.375, 0.375, 0.625, 1, 1]);
  expect(told.map(({ stage }) => stage)).toEqual([...Array(5).fill('pictures'), 'films']);
});

it('says how long the rest takes once it can be known', () => {
  const { clock, told, gauge } = follow([['a', 1]]);
  clock.seconds += 1;
  gauge.advance('a', 0.5);
  clock.seconds += 9;
  gauge.advance('a', 0.25);
  gauge.advance('a', 1);
  expect(told.map(({ secondsLeft }) => secondsLeft)).toEqual([null, 30, 0]);
});

it('of nothing to do is at its beginning and does not divide by it', () => {
  const { told, gauge } = follow([]);
  gauge.advance('unknown', 1);
  expect(told).toEqual([{ stage: 'pictures', progress: 0, secondsLeft: null }]);
});
