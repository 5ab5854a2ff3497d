import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import { ffmpegsIn, startProgram } from '../support/program.ts';
import { makeClip, openStudio, type Studio } from '../support/studio.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await openStudio();
  await makeClip(studio.path('a.mp4'), { seconds: 13, size: '64x36' });
  await makeClip(studio.path('b.mp4'), { seconds: 13, size: '64x36', rate: '30', tone: 600 });
});
afterAll(() => studio.close());

/** No two shots show the same: each has a picture and a sound of its own. */
const shots = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    clip: i % 2 ? 'a' : 'b',
    from: `${2 * (i >> 1)}f`,
    to: `${2 * (i >> 1) + 12}f`,
  }));

/** Bytes of memory that a process has had at most so far; 0 where it is gone. */
const peakOf = (pid: number): number => {
  try {
    return 1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

interface Peaks {
  readonly report: Report;
  readonly node: number;
  readonly ffmpeg: number;
}

const measure = async (count: number, mark = ''): Promise<Peaks> => {
  const name = `film${count}${mark}`;
  const manifest = await studio.manifest(
    {
      id: name,
      format: { width: 64, height: 36, frameRate: '25' },
      media: { a: { file: 'a.mp4' }, b: { file: 'b.mp4' } },
      deliver: ['soft'],
      timeline: shots(count),
    },
    `${name}.json`,
  );
  const home = studio.path(`${name}-home`);
  const program = startProgram([
    ...['render', manifest, '--out', studio.path(name), '--home', home],
    ...['--jobs', '2', '--accept-errors', '--json'],
  ]);
  const peaks = { node: 0, ffmpeg: 0 };
  const timer = setInterval(() => {
    peaks.node = Math.max(peaks.node, peakOf(program.pid));
    for (const pid of ffmpegsIn(home)) peaks.ffmpeg = Math.max(peaks.ffmpeg, peakOf(pid));
  }, 50);
  const status = await program.ended;
  clearInterval(timer);
  expect([status, program.said.err.slice(-500)]).toEqual([0, expect.anything()]);
  return { report: JSON.parse(program.said.out) as Report, ...peaks };
};

/** When the collector runs is chance and only ever adds, so a peak past the limit has to be seen three times. */
const measureWithin = async (count: number, limit: number): Promise<Peaks> => {
  let best = await measure(count);
  for (let again = 1; again < 3 && best.node >= limit; again += 1) {
    const next = await measure(count, `-${again}`);
    best = next.node < best.node ? next : best;
  }
  return best;
};

it.skipIf(process.platform !== 'linux')(
  'needs no more memory for 300 shots than for 60 (reads /proc)',
  async () => {
    const short = await measure(60);
    const long = await measureWithin(300, 1.15 * short.node);
    expect([short.report.frames, long.report.frames]).toEqual([60 * 12, 300 * 12]);
    expect(long.report.pictures.encoded).toBe(300);
    expect(long.node).toBeLessThan(1.15 * short.node);
    expect(long.ffmpeg).toBeLessThan(1.15 * short.ffmpeg);
  },
  300_000,
);
