import { describe, expect, it } from 'vitest';
import { buildTimeline } from '../../src/timeline/build.ts';
import { clipFacts, stillFacts } from '../support/facts.ts';
import { manifestOf } from '../support/project.ts';

const manifest = manifestOf({
  timeline: [{ clip: 'a', to: '20s' }],
  narration: { cs: { file: 'cs.wav', volume: '-2dB' }, en: { file: 'en.wav' } },
});
const read = (cs = clipFacts(12, 'dcs')) =>
  buildTimeline(
    manifest,
    new Map([['a', clipFacts(30, 'da')]]),
    new Map([
      ['cs', cs],
      ['en', clipFacts(20, 'den')],
    ]),
  );

describe('narration', () => {
  it('stands in the order of the languages, each with its volume', () => {
    const { timeline, problems } = read();
    expect(problems).toEqual([]);
    expect(timeline?.narration).toEqual([
      expect.objectContaining({ language: 'en', file: 'en.wav', volume: 0 }),
      expect.objectContaining({ language: 'cs', file: 'cs.wav', volume: -2 }),
    ]);
  });

  it('may not be longer than the film, but for a frame', () => {
    expect(read(clipFacts(20.04, 'dcs')).problems).toEqual([]);
    expect(read(clipFacts(21, 'dcs')).problems).toEqual([
      {
        severity: 'error',
        code: 'narration-too-long',
        at: '/narration/cs/file',
        message:
          '"cs.wav" lasts 00:00:21.000, longer than the film (00:00:20.000). Shorten it, or let the film stand longer; its end would not be heard.',
      },
    ]);
  });

  it('must have sound', () => {
    expect(read(stillFacts()).problems).toEqual([
      {
        severity: 'block',
        code: 'no-sound',
        at: '/narration/cs/file',
        message: '"cs.wav" has no sound; name a recording.',
      },
    ]);
  });
});
