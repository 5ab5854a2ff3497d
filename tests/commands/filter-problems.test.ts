import { expect, it } from 'vitest';
import { filterProblems } from '../../src/commands/filter-problems.ts';
import { manifestOf } from '../support/project.ts';

const all = ['gblur', 'overlay', 'lutyuv', 'lut3d', 'hqdn3d', 'vidstabdetect', 'vidstabtransform'];
const { timeline } = manifestOf({
  timeline: [
    { clip: 'a', denoise: true, color: { lut: 'b' } },
    { clip: 'a', blur: [{ x: 0, y: 0, width: 9, height: 9 }], denoise: false, color: { exposure: 1 } },
    { clip: 'a', stabilise: true },
    { clip: 'a', stabilise: false },
  ],
});

it('names each effect that the build has no filter for, and what to do', () => {
  expect(filterProblems(timeline, { filters: all, version: '4.1' })).toEqual([]);
  const without = filterProblems(timeline, { filters: ['overlay', 'lutyuv'], version: '4.1' });
  expect(without.map(({ at }) => at)).toEqual([
    '/timeline/0/color',
    '/timeline/0/denoise',
    '/timeline/1/blur',
    '/timeline/2/stabilise',
  ]);
  expect(without[1]?.message).toBe(
    'ffmpeg 4.1 has no filter hqdn3d, which "denoise" needs. Leave it out, or name a build in FFMPEG_PATH that has it.',
  );
});
