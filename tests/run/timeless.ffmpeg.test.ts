import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { rational } from '../../src/rational.ts';
import { writeSegment } from '../../src/run/write-segment.ts';
import { tracksByMp4box } from '../support/mp4-tracks.ts';
import { makeClip, openStudio } from '../support/studio.ts';

it('what begins a stream has the same bytes whenever it is made, and players still read it', async () => {
  const studio = await openStudio();
  try {
    await makeClip(studio.path('a.mp4'), { seconds: 2 });
    const source = { path: studio.path('a.mp4'), at: 0, first: 0, frames: 50, of: 50, key: 'a' };
    const digests: string[] = [];
    for (const name of ['one', 'two']) {
      const paths = { segment: studio.path(`${name}.m4s`), init: studio.path(`${name}.mp4`) };
      const range = { first: 0, frames: 50 };
      await writeSegment({ of: 'picture', packing: 'fmp4', rate: rational(25), sources: [source], range }, paths);
      const init = await readFile(paths.init);
      digests.push(createHash('sha256').update(init).digest('hex'));
      // The time of writing has seconds.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
    }
    expect(digests[0]).toBe(digests[1]);
    expect(await tracksByMp4box(studio.path('one.mp4'))).toMatchObject([{ type: expect.stringMatching(/^avc1/) }]);
  } finally {
    await studio.close();
  }
});
