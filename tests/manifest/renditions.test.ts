import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/manifest/read.ts';
import { manifestOf } from '../support/project.ts';

const timeline = [{ card: { title: 'A' }, duration: '2s' }];
const renditionsOf = (renditions: unknown[]) => manifestOf({ renditions, timeline }).renditions;
const problemsOf = (renditions: unknown[], format = { width: 1280, height: 720, frameRate: '25' }): string[] => {
  const document = { version: 1, id: 'a', title: 'A', languages: ['en'], format, renditions };
  return readManifest(JSON.stringify({ ...document, timeline })).problems.map(({ code, at }) => `${code} ${at}`);
};

describe('a rendition', () => {
  it('is H.264 unless it says otherwise, and has the quality and the bits of its codec', () => {
    const codecs = ['h264', 'hevc', 'av1', 'vp9'];
    expect(renditionsOf(['720p', ...codecs.map((codec) => ({ name: codec, height: 720, codec }))])).toEqual([
      { name: '720p', width: 1280, height: 720, crf: 21, maxrate: 2500, codec: 'h264' },
      { name: 'h264', width: 1280, height: 720, crf: 21, maxrate: 2500, codec: 'h264' },
      { name: 'hevc', width: 1280, height: 720, crf: 21, maxrate: 2000, codec: 'hevc' },
      { name: 'av1', width: 1280, height: 720, crf: 32, maxrate: 1800, codec: 'av1' },
      { name: 'vp9', width: 1280, height: 720, crf: 30, maxrate: 2500, codec: 'vp9' },
    ]);
    expect(renditionsOf([{ name: 'own', height: 360, codec: 'av1', crf: 40, maxrate: '700k' }])).toEqual([
      { name: 'own', width: 640, height: 360, crf: 40, maxrate: 700, codec: 'av1' },
    ]);
  });

  it('is refused in a codec that is not known, with a quality that its codec has not, or too small for it', () => {
    expect(
      problemsOf([
        { name: 'a', height: 720, codec: 'vp8' },
        { name: 'b', height: 720, crf: 64 },
      ]),
    ).toEqual(['invalid-value /renditions/0/codec', 'invalid-value /renditions/1/crf']);
    expect(
      problemsOf([
        { name: 'a', height: 720, crf: 52 },
        { name: 'b', height: 720, codec: 'hevc', crf: 52 },
        { name: 'c', height: 720, codec: 'vp9', crf: 52 },
        { name: 'd', height: 62, codec: 'av1' },
        { name: 'e', height: 62, codec: 'vp9' },
        { name: 'f', height: 722 },
      ]),
    ).toEqual([
      'crf-out-of-range /renditions/0/crf',
      'crf-out-of-range /renditions/1/crf',
      'rendition-too-small /renditions/3',
      'rendition-too-large /renditions/5',
    ]);
    expect(
      problemsOf([{ name: 'thin', height: 640, codec: 'hevc' }], { width: 62, height: 640, frameRate: '25' }),
    ).toEqual(['rendition-too-small /renditions/0']);
  });

  it('keeps its place behind a name that is not known', () => {
    const document = { version: 1, id: 'a', title: 'A', languages: ['en'], renditions: ['4k', '360p'] };
    const format = { width: 1280, height: 720, frameRate: '25' };
    const { manifest } = readManifest(JSON.stringify({ ...document, format, timeline }));
    expect(manifest?.renditions.map(({ name }) => name)).toEqual(['4k', '360p']);
  });
});
