import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { pixelsOf, type Rgb } from '../support/pixels.ts';
import { softFilm } from '../support/soft-film.ts';
import { BUILDS, makeClip, openStudio, runFfmpeg, type Studio } from '../support/studio.ts';

const format = { width: 192, height: 108, frameRate: '25' };
const TYPES = ['wipe-left', 'wipe-right', 'wipe-up', 'wipe-down', 'fade-white'] as const;
const [RED, BLUE] = ['0xc01020', '0x1040c0'];

describe.each(BUILDS)('transitions by $name', ({ ffmpegPath }) => {
  let studio: Studio;
  const tool = ffmpegPath ? { ffmpegPath } : {};
  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('moving.mp4'), { seconds: 2, size: '192x108' });
    for (const [name, colour] of Object.entries({ red: RED, blue: BLUE }))
      await runFfmpeg([
        ...['-v', 'error', '-f', 'lavfi', '-i', `color=c=${colour}:s=192x108:r=25,format=yuv420p`, '-t', '1'],
        ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '4', studio.path(`${name}.mp4`)],
      ]);
  });
  afterAll(() => studio.close());

  const film = async (first: string, second: string, type: string): Promise<{ path: string; frames: number }> => {
    const media = { a: { file: first }, b: { file: second } };
    const timeline = [
      { clip: 'a', to: '1s' },
      { clip: 'b', to: '1s', transition: { type, duration: '400ms' } },
    ];
    const { path, report } = await softFilm(studio, { format, media, timeline }, `${type}-${first}`, tool);
    return { path, frames: report.frames };
  };

  it.each(TYPES)('%s looks as it was looked at', async (type) => {
    const { path, frames } = await film('moving.mp4', 'red.mp4', type);
    expect(frames).toBe(type === 'fade-white' ? 50 : 40);
    const [start, middle, end] = type === 'fade-white' ? [21, 25, 28] : [15, 19, 24];
    await expectGolden(path, { [`${type}-start`]: start, [`${type}-middle`]: middle, [`${type}-end`]: end });
  });

  const isBlue = ([red, , blue]: Rgb): boolean => blue > red;

  it.each([
    ['wipe-left', (n: number) => ({ x: 191 - 2 * Math.round((96 * (n + 1)) / 11), along: -1 }), 'x'],
    ['wipe-right', (n: number) => ({ x: 2 * Math.round((96 * (n + 1)) / 11), along: 1 }), 'x'],
    ['wipe-up', (n: number) => ({ x: 107 - 2 * Math.round((54 * (n + 1)) / 11), along: -1 }), 'y'],
    ['wipe-down', (n: number) => ({ x: 2 * Math.round((54 * (n + 1)) / 11), along: 1 }), 'y'],
  ] as const)('%s moves its edge by as much in every frame', async (type, edgeOf, axis) => {
    const { path } = await film('red.mp4', 'blue.mp4', type);
    const [side, other] = axis === 'x' ? [192, 54] : [108, 96];
    await runFfmpeg(['-i', path, `${path}.%02d.png`]);
    for (let frame = 14; frame < 26; frame++) {
      const pixels = await pixelsOf(`${path}.${String(frame + 1).padStart(2, '0')}.png`);
      const { x, along } = edgeOf(Math.min(9, Math.max(0, frame - 15)));
      const blue = Array.from({ length: side }, (_, at) =>
        isBlue(axis === 'x' ? pixels.at(at, other) : pixels.at(other, at)),
      );
      const inTransition = blue.map((_, at) => (along > 0 ? at < x : at > x));
      const expected = frame < 15 ? blue.map(() => false) : frame > 24 ? blue.map(() => true) : inTransition;
      expect(blue, `frame ${frame}`).toEqual(expected);
    }
  });
});
