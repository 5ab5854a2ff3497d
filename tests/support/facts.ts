import type { MediaFacts, PictureFacts } from '../../src/timeline/facts.ts';

/** Facts of a plain clip, for tests of what is planned: nothing is decoded. */
export const clipFacts = (seconds: number, digest = 'd1', changes: Partial<PictureFacts> = {}): MediaFacts => ({
  digest,
  bytes: 1000,
  container: 'mov,mp4,m4a,3gp,3g2,mj2',
  picture: {
    stream: 0,
    codec: 'h264',
    still: false,
    width: 1280,
    height: 720,
    sampleAspect: [1, 1],
    pixelFormat: 'yuv420p',
    alpha: false,
    turn: 0,
    mirror: false,
    interlaced: false,
    color: { range: 'limited', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' },
    timeBase: [1, 1000],
    first: 0,
    last: seconds * 1000 - 40,
    end: seconds * 1000,
    pictures: seconds * 25,
    keys: [0],
    ...changes,
  },
  sound: {
    stream: 1,
    codec: 'aac',
    channels: 2,
    layout: 'stereo',
    sampleRate: 48_000,
    timeBase: [1, 48_000],
    first: 0,
    end: seconds * 48_000,
  },
});

export const stillFacts = (digest = 's1'): MediaFacts => {
  const { sound: _, ...facts } = clipFacts(1, digest, { still: true, codec: 'png' });
  return facts;
};
