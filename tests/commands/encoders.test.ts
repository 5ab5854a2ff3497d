import { expect, it } from 'vitest';
import { codecProblems, encodable, encoderOf } from '../../src/commands/encoders.ts';
import { manifestOf } from '../support/project.ts';

const build = { version: '4.1', encoders: ['libx264', 'libx265', 'libaom-av1'] };

it('takes the better of two encoders that are there', () => {
  expect(encoderOf('av1', build.encoders)).toBe('libaom-av1');
  expect(encoderOf('av1', [...build.encoders, 'libsvtav1'])).toBe('libsvtav1');
  expect(encodable(build.encoders)).toEqual(['h264', 'hevc', 'av1']);
});

it('refuses a codec that the build lacks at its place, with what it has and what to do', () => {
  const { renditions } = manifestOf({
    timeline: [{ card: { title: 'A' }, duration: '2s' }],
    renditions: ['720p', { name: 'web', height: 360, codec: 'vp9' }, { name: 'tv', height: 720, codec: 'hevc' }],
  });
  expect(codecProblems(renditions, build)).toEqual([
    {
      severity: 'block',
      code: 'codec-missing',
      at: '/renditions/1/codec',
      message:
        'ffmpeg 4.1 cannot encode VP9 (libvpx-vp9) for "web". It makes "h264", "hevc", "av1": write one of those, or name a build in FFMPEG_PATH that has it.',
    },
  ]);
});
