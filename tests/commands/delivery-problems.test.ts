import { describe, expect, it } from 'vitest';
import { encoderProblems } from '../../src/commands/delivery-problems.ts';
import { manifestOf } from '../support/project.ts';

const all = ['libx264', 'libx265', 'libvpx-vp9', 'libsvtav1', 'libopus'];
const without = (...names: string[]) => ({ version: '4.1', encoders: all.filter((name) => !names.includes(name)) });
const asked = (deliver: readonly string[], ...codecs: readonly string[]) =>
  manifestOf({
    timeline: [{ card: { title: 'A' }, duration: '2s' }],
    renditions: codecs.map((codec, i) => ({ name: `r${i}`, height: 360, codec })),
    deliver,
  });
const problemsOf = (...of: Parameters<typeof encoderProblems>): string[] =>
  encoderProblems(...of).map(({ severity, code, at, message }) => `${severity} ${code} ${at}: ${message}`);

describe('deliveries that a build cannot make are refused', () => {
  it('as WebM, at its place, with everything that is missing', () => {
    const said = 'block codec-missing /deliver/2: ffmpeg 4.1 cannot encode';
    const remedy = 'which WebM needs. Leave "webm" out, or name a build in FFMPEG_PATH that has it.';
    const manifest = asked(['burned', 'soft', 'webm', 'pack'], 'h264');
    expect(problemsOf(manifest, without('libvpx-vp9', 'libopus'))).toEqual([
      `${said} VP9 (libvpx-vp9) and Opus (libopus), ${remedy}`,
    ]);
    expect(problemsOf(manifest, without('libopus'))).toEqual([`${said} Opus (libopus), ${remedy}`]);
    expect(problemsOf(manifest, without())).toEqual([]);
  });

  it('not as WebM where a rendition is told of already, or has a codec of WebM', () => {
    expect(problemsOf(asked(['webm'], 'vp9'), without('libvpx-vp9')).map((said) => said.split(':')[0])).toEqual([
      'block codec-missing /renditions/0/codec',
    ]);
    expect(problemsOf(asked(['webm'], 'h264', 'av1'), without('libvpx-vp9'))).toEqual([]);
  });

  it('as transport streams without a rendition in H.264 or HEVC', () => {
    expect(problemsOf(asked(['hls', 'hls-ts'], 'vp9', 'av1'), without())).toEqual([
      'block codec-unfit /deliver/1: transport streams hold H.264 and HEVC, and no rendition is in one of them. Leave "hls-ts" out, or add a rendition in "h264" or "hevc".',
    ]);
    expect(problemsOf(asked(['hls-ts'], 'vp9', 'hevc'), without())).toEqual([]);
  });

  it('and nothing of what else is delivered', () => {
    const deliver = ['burned', 'soft', 'sidecars', 'hls', 'mkv', 'audio', 'poster', 'pack'];
    expect(problemsOf(asked(deliver, 'h264'), without('libopus', 'libvpx-vp9'))).toEqual([]);
  });
});
