import { mkdir, readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { digestsIn } from '../support/folder.ts';
import { makeClip, openStudio, type Studio } from '../support/studio.ts';
import { fill, makeRoom, mayMount, mount, unmount } from './support/small-disk.ts';

describe.skipIf(!mayMount)('a full disk (needs the right to mount one)', () => {
  let studio: Studio;
  let manifest: string;
  const disk = (): string => studio.path('disk');

  const film = async (shots: number): Promise<string> => {
    manifest = await studio.manifest({
      format: { width: 320, height: 180, frameRate: '25' },
      media: { a: { file: 'a.mp4' } },
      deliver: ['soft'],
      timeline: Array.from({ length: shots }, (_, i) => ({ clip: 'a', from: `${i}f`, to: `${i + 25}f` })),
    });
    return manifest;
  };

  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('a.mp4'), { seconds: 4 });
    await mkdir(disk());
  });
  afterEach(() => unmount(disk()));
  afterAll(() => studio.close());

  // Sounds come first, then pictures, then the mix and the film: each meets its end of the disk.
  it.each([0, 100_000, 500_000, 1_500_000, 2_700_000, 2_850_000])(
    'of results, with %d bytes left, says so and goes on when there is room',
    async (free) => {
      mount(disk(), '16m');
      const places = ['--home', `${disk()}/home`, '--out', studio.path('out'), '--accept-errors'];
      await studio.render([await film(1), ...places]);
      const before = await digestsIn(studio.path('out'));
      await fill(disk(), free);
      const { status, err } = await studio.run(['render', await film(8), ...places]);
      expect([status, err]).toEqual([3, expect.stringContaining('the disk is full. Free some space')]);
      expect(await digestsIn(studio.path('out'))).toEqual(before);
      expect(await readdir(`${disk()}/home/work`)).toEqual([]);
      expect(await readdir(`${disk()}/home/aside`)).toEqual([]);
      await makeRoom(disk());
      expect((await studio.render([manifest, ...places])).frames).toBe(200);
    },
  );

  it('of releases keeps the earlier one whole, however little is lacking', async () => {
    mount(disk(), '16m');
    const out = `${disk()}/out`;
    const places = (to: string) => ['--home', studio.path('home'), '--out', to, '--accept-errors'];
    await studio.render([await film(1), ...places(out)]);
    const before = await digestsIn(out);
    const { outputs } = await studio.render([await film(8), ...places(studio.path('elsewhere'))]);
    const needed = outputs.reduce((sum, { bytes }) => sum + 4096 * Math.ceil(bytes / 4096), 4096);
    for (const lacking of [5, 4, 3, 2, 1]) {
      await fill(disk(), needed - 4096 * lacking);
      const { status, err } = await studio.run(['render', manifest, ...places(out)]);
      expect([status, err]).toEqual([3, expect.stringContaining('the disk is full')]);
      expect(await digestsIn(out)).toEqual({ ...before });
      await makeRoom(disk());
    }
    await fill(disk(), needed);
    const report = await studio.render([manifest, ...places(out)]);
    expect(report.outputs).toEqual(outputs);
  });
});
