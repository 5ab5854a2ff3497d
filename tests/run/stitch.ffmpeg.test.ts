import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rational } from '../../src/rational.ts';
import { stitch } from '../../src/run/stitch.ts';
import { frameDigests, probeFile, runFfmpeg } from '../support/studio.ts';

/** Their table of frames is larger than what is read at first, of the second one; and the last has a single frame. */
const LENGTHS = [30, 1_500, 1];

describe.each([
  [25, 1],
  [30_000, 1_001],
  [24_000, 1_001],
  [29_970_029, 1_000_000],
])('pieces joined at %i/%i frames a second', (num, den) => {
  const rate = rational(num, den);
  let folder: string;
  const path = (name: string): string => join(folder, name);
  const pieces = () => LENGTHS.map((frames, i) => ({ path: path(`${i}.mp4`), frames }));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-stitch-'));
    for (const [i, frames] of LENGTHS.entries())
      await runFfmpeg([
        ...['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=s=64x36:r=${num}/${den}`, '-frames:v', `${frames}`],
        ...['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-g', '50', '-bf', '3', '-x264-params', 'stitchable=1'],
        ...['-video_track_timescale', `${num}`, path(`${i}.mp4`)],
      ]);
    await stitch(pieces(), { rate, codec: 'h264' }, path('joined.mp4'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('show every frame once, at its own time', async () => {
    const { packets = [] } = await probeFile(path('joined.mp4'), ['-show_packets', '-select_streams', 'v:0']);
    const total = LENGTHS.reduce((sum, frames) => sum + frames, 0);
    const times = packets.map(({ pts }) => pts).sort((a, b) => a - b);
    // ffprobe counts from where decoding begins, some frames before the first shows.
    const [begin = 0, next = 0] = times;
    const step = next - begin;
    expect(times.map((time) => Math.round((time - begin) / step))).toEqual(Array.from({ length: total }, (_, i) => i));
    // No timescale meets the last rate; what it is rounded to is off by less than a millionth.
    if (num < 1_000_000) expect(step).toBe(den);
  });

  it('are the very frames that they were', async () => {
    const apart = await Promise.all(pieces().map((piece) => frameDigests(piece.path)));
    expect(await frameDigests(path('joined.mp4'))).toEqual(apart.flat());
  });

  it('are refused where they have more frames than was planned, or fewer', async () => {
    const [first] = pieces();
    for (const frames of [29, 31])
      await expect(
        stitch([{ path: first?.path ?? '', frames }], { rate, codec: 'h264' }, path('refused.mp4')),
      ).rejects.toThrow(/planned/);
  });
});
