import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../src/run/chunks.ts';
import { type ChunkedObject, knownRuns } from '../../src/run/known-runs.ts';

/** A letter is a chunk: of one byte the `a`, of two the `b`. */
const bytesOf = (letter: string): number => letter.charCodeAt(0) - 96;
const chunksOf = (letters: string): readonly Chunk[] =>
  [...letters].map((letter) => ({ digest: letter, bytes: bytesOf(letter) }));
const object = (name: string, letters: string): ChunkedObject => ({ name, chunks: chunksOf(letters) });
/** Each byte of the file, as the letter and the place in it. */
const spelled = (letters: string): string[] =>
  [...letters].flatMap((letter) => Array.from({ length: bytesOf(letter) }, (_, i) => `${letter}${i}`));

const letters = fc.array(fc.constantFrom(...'abcdefg'), { maxLength: 12 }).map((list) => list.join(''));

describe('runs of a file that lie in other objects', () => {
  it('are there, in order, and leave out only chunks that are nowhere', () => {
    fc.assert(
      fc.property(letters, letters, letters, (file, one, other) => {
        const runs = knownRuns(chunksOf(file), [object('one', one), object('other', other)]);
        const [made, sources] = [spelled(file), new Map(Object.entries({ one: spelled(one), other: spelled(other) }))];
        let at = 0;
        const missed: string[] = [];
        for (const { first, end, from } of runs) {
          expect(first).toBeGreaterThanOrEqual(at);
          missed.push(...made.slice(at, first));
          expect(sources.get(from.name)?.slice(from.first, from.first + end - first)).toEqual(made.slice(first, end));
          at = end;
        }
        missed.push(...made.slice(at));
        expect(missed.filter((byte) => `${one}${other}`.includes(byte.charAt(0)))).toEqual([]);
      }),
    );
  });

  it('are as long as they can be, through a chunk that is there twice', () => {
    const from = { name: 'one', first: 0 };
    expect(knownRuns(chunksOf('aabac'), [object('one', 'aabac')])).toEqual([{ first: 0, end: 8, from }]);
    expect(knownRuns(chunksOf('aabdac'), [object('one', 'aabac')])).toEqual([
      { first: 0, end: 4, from },
      { first: 8, end: 9, from },
      { first: 9, end: 12, from: { name: 'one', first: 5 } },
    ]);
  });

  it('go on in the object they began in', () => {
    const objects = [object('one', 'abc'), object('other', 'dbc')];
    expect(knownRuns(chunksOf('dbc'), objects)).toEqual([{ first: 0, end: 9, from: { name: 'other', first: 0 } }]);
  });

  it('are none in objects of which nothing is in the file', () => {
    expect(knownRuns(chunksOf('abc'), [object('one', 'de')])).toEqual([]);
    expect(knownRuns(chunksOf('abc'), [])).toEqual([]);
  });
});
