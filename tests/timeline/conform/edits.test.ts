import { describe, expect, it } from 'vitest';
import type { Cue } from '../../../src/subtitles/cue.ts';
import { type Conformed, conformCues } from '../../../src/timeline/conform/conform.ts';
import type { Timeline } from '../../../src/timeline/timeline.ts';
import { cue } from '../../support/project.ts';
import { newRandom } from '../../support/random.ts';
import { cutOf, framesOf, type Use } from './cuts.ts';

type Chance = (below: number) => number;

/** Six uses of four clips, none of the same footage twice, so that the right place of a cue is beyond doubt. */
const cutBefore = (chance: Chance): Use[] =>
  ['a', 'b', 'a', 'c', 'd', 'b'].map((source, i) => ({ source, from: i * 300 + chance(50), frames: 60 + chance(150) }));

type Edit = (uses: Use[], chance: Chance) => Use[];

const replace = (uses: Use[], chance: Chance, change: (use: Use) => Use[]): Use[] => {
  const i = chance(uses.length);
  return uses.flatMap((use, k) => (k === i ? change(use) : [use]));
};

const edits: Record<string, Edit> = {
  trim: (uses, chance) =>
    replace(uses, chance, (use) => {
      const [head, tail] = [chance(20), chance(20)];
      return [{ ...use, from: (use.from ?? 0) + head, frames: Math.max(1, use.frames - head - tail) }];
    }),
  lengthen: (uses, chance) => replace(uses, chance, (use) => [{ ...use, frames: use.frames + chance(20) }]),
  move: (uses, chance) => {
    const i = chance(uses.length);
    const rest = uses.filter((_, k) => k !== i);
    rest.splice(chance(rest.length + 1), 0, ...uses.slice(i, i + 1));
    return rest;
  },
  remove: (uses, chance) => (uses.length > 2 ? replace(uses, chance, () => []) : uses),
  insert: (uses, chance) => {
    const at = chance(uses.length + 1);
    return [...uses.slice(0, at), { source: `new ${chance(1e6)}`, frames: 30 + chance(60) }, ...uses.slice(at)];
  },
  split: (uses, chance) =>
    replace(uses, chance, (use) => {
      const head = 1 + chance(use.frames - 1);
      if (head >= use.frames) return [use];
      const between = { source: `new ${chance(1e6)}`, frames: 1 + chance(40) };
      const tail = { ...use, from: (use.from ?? 0) + head, frames: use.frames - head };
      return [{ ...use, frames: head }, between, tail];
    }),
};
const NAMES = Object.keys(edits);

const edited = (uses: Use[], chance: Chance): Use[] => {
  let now = uses;
  for (let i = 1 + chance(4); i > 0; i -= 1) now = edits[NAMES[chance(NAMES.length)] ?? '']?.(now, chance) ?? now;
  return now;
};

const cuesOn = ({ frames }: Timeline, chance: Chance): Cue[] => {
  const cues: Cue[] = [];
  for (let at = chance(20); ; ) {
    const end = at + 15 + chance(60);
    if (end > frames) return cues;
    const one = cue(at, end, `cue ${cues.length + 1}`);
    cues.push({ ...one, start: one.start - chance(40), end: one.end - chance(40) });
    at = end + chance(30);
  }
};

/** Clip and frame of its grid that the film shows. */
const shown = ({ shots }: Timeline, frame: number): string => {
  const shot = shots.find(({ first, frames }) => first <= frame && frame < first + frames);
  if (shot?.picture.kind !== 'clip') throw new Error(`nothing is shown at ${frame}`);
  return `${shot.picture.media} ${shot.picture.from + frame - shot.first}`;
};

const run = (timeline: Timeline, [first, end]: [number, number]): string[] =>
  Array.from({ length: end - first }, (_, i) => shown(timeline, first + i));

const byText = ({ cues }: Conformed, { lines }: Cue): Cue[] =>
  cues.filter((one) => JSON.stringify(one.lines) === JSON.stringify(lines));

describe('after any edit', () => {
  it.each(Array.from({ length: 200 }, (_, seed) => seed))('of seed %i every cue stands on its own frames', (seed) => {
    const random = newRandom(seed);
    const chance: Chance = (below) => Math.floor(random() * below);
    const before = cutBefore(chance);
    const [from, to] = [cutOf(before), cutOf(edited(before, chance))];
    const cues = cuesOn(from, chance);
    const conformed = conformCues(cues, from, to);
    const starts = conformed.cues.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const there = new Set(run(to, [0, to.frames]));
    for (const [i, one] of cues.entries()) {
      const old = run(from, framesOf(one, from));
      const now = byText(conformed, one).flatMap((moved) => run(to, framesOf(moved, to)));
      expect(old).toEqual(expect.arrayContaining(now));
      const listed = conformed.changes.find(({ number }) => number === i + 1);
      if (now.length < old.length) expect(listed?.change).toMatch(/^(lost|cut|split)$/);
      else expect(now.toSorted()).toEqual(old.toSorted());
      // Only a rest too short to read is left out.
      if (!now.length) expect(old.filter((frame) => there.has(frame)).length).toBeLessThan(12 * 5);
      if (old.every((frame) => there.has(frame)) && byText(conformed, one).length === 1 && now.length === old.length)
        expect(listed).toBeUndefined();
    }
  });

  it.each([0.5, 0.8, 1.25, 2, 3])('to speed %d a cue is within the frame that the new grid has', (speed) => {
    const from = cutOf([{ source: 'a', from: 30, frames: 200 }]);
    const to = cutOf([{ source: 'a', from: Math.round(30 / speed), frames: Math.round(200 / speed), speed }]);
    for (let first = 0; first < 150; first += 7) {
      const { cues, changes } = conformCues([cue(first, first + 40, 'x')], from, to);
      const [moved] = cues;
      if (!moved) throw new Error(`lost at ${first}`);
      const [start, end] = framesOf(moved, to);
      expect(Math.abs((start + Math.round(30 / speed)) * speed - (first + 30))).toBeLessThanOrEqual(speed);
      expect(Math.abs((end + Math.round(30 / speed)) * speed - (first + 70))).toBeLessThanOrEqual(speed);
      expect(changes.map(({ change }) => change)).toEqual([expect.stringMatching(/retimed|cut/)]);
    }
  });
});
