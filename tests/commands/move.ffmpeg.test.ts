import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { stillInput } from '../../src/commands/conform.ts';
import { movePicture, type StillUse } from '../../src/commands/move.ts';
import { rational } from '../../src/rational.ts';
import { type Build, builds, npmBuild } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { filmOf, rawFrames } from '../footage/render.ts';

const folder = testFolder();
const SIZE = { width: 320, height: 180 };
const TOTAL = 50;
const dot = join(folder, 'dot.png');

beforeAll(async () => {
  // A soft dot, a little left of and above the middle: its centre can be measured in parts of a pixel.
  const made = "color=black:s=640x360,format=gray,geq=lum='255*exp(-((X-240)*(X-240)+(Y-135)*(Y-135))/50)'";
  await npmBuild.tool.run(['-y', '-f', 'lavfi', '-i', made, '-frames:v', '1', dot]);
});

const frames = async (build: Build, part: Partial<StillUse>): Promise<readonly Uint8Array[]> => {
  const film = await filmOf(build, dot);
  const use: StillUse = { motion: 'zoom-in', total: TOTAL, first: 0, frames: TOTAL, rate: rational(25), ...part };
  const graph = movePicture(film.picture, { fit: 'cover' }, use, SIZE, { from: '0:0', to: 'out' });
  const input = stillInput({ path: dot, container: film.container });
  return rawFrames(build, input, graph, { bytes: (SIZE.width * SIZE.height * 3) / 2, format: 'yuv420p' });
};

const centre = (frame: Uint8Array): readonly [x: number, y: number] => {
  let [sum, across, down] = [0, 0, 0];
  for (let index = 0; index < SIZE.width * SIZE.height; index += 1) {
    const light = Math.max(0, (frame[index] ?? 16) - 20);
    sum += light;
    across += light * (index % SIZE.width);
    down += light * Math.floor(index / SIZE.width);
  }
  return [across / sum, down / sum];
};

const steps = (values: readonly number[]): readonly number[] =>
  values.slice(1).map((value, index) => value - (values[index] ?? 0));

describe.each(builds)('$name', (build) => {
  test.each([
    ['zoom-in', -1, -1],
    ['zoom-out', 1, 1],
    ['pan-right', -1, 0],
    ['pan-left', 1, 0],
  ] as const)('%s moves the way it says, evenly, in parts of a pixel', async (motion, across, down) => {
    const centres = (await frames(build, { motion })).map(centre);
    for (const [values, direction] of [
      [centres.map(([x]) => x), across],
      [centres.map(([, y]) => y), down],
    ] as const) {
      const moved = steps(values);
      const mean = moved.reduce((sum, step) => sum + step, 0) / moved.length;
      expect(Math.sign(Math.round(mean * 1000))).toBe(direction);
      for (const step of moved) expect(Math.abs(step - mean)).toBeLessThan(0.15);
    }
  });

  test.each(['none', 'zoom-in', 'pan-left'] as const)(
    '%s: a frame is the same in whichever span it is asked for',
    async (motion) => {
      const whole = await frames(build, { motion });
      expect(whole).toHaveLength(TOTAL);
      for (const [first, count] of [
        [0, 13],
        [13, 24],
        [37, 13],
      ] as const) {
        const part = await frames(build, { motion, first, frames: count });
        expect(part).toHaveLength(count);
        expect(
          part.every((frame, index) => Buffer.compare(frame, whole[first + index] ?? new Uint8Array()) === 0),
        ).toBe(true);
      }
    },
  );

  test('a shot of one frame does not move', async () => {
    expect(await frames(build, { motion: 'zoom-in', total: 1, frames: 1 })).toHaveLength(1);
  });
});
