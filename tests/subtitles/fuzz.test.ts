import { describe, expect, it } from 'vitest';
import { checkTrack } from '../../src/subtitles/check.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { WRITTEN, writeTrack } from '../../src/subtitles/write.ts';
import { corpus, corpusFile } from './corpus.ts';
import { CORPUS } from './corpus-table.ts';
import { bytes, cue } from './sample.ts';

/** A small generator of our own, so that the same ten thousand files come every time. */
const random = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const PIECES = [
  '-->',
  '\n\n',
  '<',
  '>',
  '{\\',
  '}',
  '&',
  ';',
  '\u0000',
  '\ufeff',
  '<!DOCTYPE x>',
  '\r',
  '00:00:00,000',
  '{1}{2}',
  'Dialogue:',
].map(bytes);

const splice = (data: Uint8Array, at: number, drop: number, add: Uint8Array): Uint8Array =>
  Uint8Array.from([...data.subarray(0, at), ...add, ...data.subarray(at + drop)]);

const mutate = (data: Uint8Array, pick: (below: number) => number): Uint8Array => {
  const at = pick(data.length + 1);
  const kind = pick(6);
  if (kind === 0) return splice(data, at, 1, Uint8Array.of(pick(256)));
  if (kind === 1) return splice(data, at, pick(40), new Uint8Array());
  if (kind === 2) return splice(data, at, 0, PIECES[pick(PIECES.length)] ?? new Uint8Array());
  if (kind === 3) return splice(data, at, 0, data.subarray(pick(data.length + 1)).subarray(0, 60));
  if (kind === 4) return data.subarray(0, at);
  return splice(data, at, 0, new Uint8Array(pick(200)).fill(pick(256)));
};

const SEEDS = [
  cue(1000, 2000, 'Ano?\n-Ne & <ne>.'),
  cue(3000, 4000, 'Příliš žluťoučký kůň', { position: { vertical: 'top', horizontal: 'left' }, speaker: 'Jana' }),
];

/** Small real files where the corpus is there, and files of our own in every format always. */
const seeds = (): Uint8Array[] => [
  ...WRITTEN.map((format) => bytes(writeTrack(SEEDS, format, { language: 'cs' }))),
  bytes('{1}{1}25\n{25}{50}One|two\n'),
  bytes('0:00:01.000,0:00:02.000\nOne\n'),
  ...(corpus ? CORPUS.map(([file]) => corpusFile(file)).filter(({ length }) => length < 3000) : []),
];

const examined = (data: Uint8Array) => {
  const before = performance.now();
  const reading = readTrack(data, { language: 'cs' });
  const problems = checkTrack(reading, { language: 'cs' });
  return { reading, problems, spent: performance.now() - before };
};

describe('ten thousand mutated files', () => {
  it('are all read and checked, each within 100 ms, with every timing accounted for', () => {
    const pick = random(20_261_123);
    const originals = seeds();
    for (let i = 0; i < 10_000; i++) {
      let data: Uint8Array = originals[i % originals.length] ?? new Uint8Array();
      for (let n = pick(4); n >= 0; n--) data = mutate(data, pick);
      const { reading, problems, spent } = examined(data);
      const lost = problems.filter(({ code }) => code === 'bad-time').length;
      if (reading.timings !== reading.cues.length + lost) expect.unreachable(`file ${i}: ${reading.timings} timings`);
      if (reading.cues.length === 0 && !problems.some(({ severity }) => severity === 'block'))
        expect.unreachable(`file ${i}`);
      // Collecting garbage or another process may hold one up: a file that is slow by itself is slow again.
      if (spent > 100) expect(examined(data).spent).toBeLessThan(100);
    }
  });
});
