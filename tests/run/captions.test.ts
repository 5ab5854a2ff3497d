import { expect, it } from 'vitest';
import type { Problem } from '../../src/problem.ts';
import { type CaptionReading, withoutSeeming } from '../../src/run/captions.ts';
import { readTrack } from '../../src/subtitles/read.ts';

const captions = (language: string): CaptionReading => ({
  ...{ at: `/captions/farm/${language}`, media: 'farm', language, file: 'farm.srt' },
  reading: readTrack(new Uint8Array(), { language }),
});
const problems = ['missing', 'extra', 'overlap'].map(
  (code): Problem => ({ severity: 'error', code, at: 'cs.srt', message: '' }),
);

it.each<[string, string[], string[]]>([
  ['nothing, without captions', [], ['missing', 'extra', 'overlap']],
  ['what is missing, of a language that has captions', ['cs'], ['extra', 'overlap']],
  ['what is extra, where another language has captions', ['en'], ['missing', 'overlap']],
  ['both, where all have captions', ['en', 'cs'], ['overlap']],
])('leaves out %s', (_, languages, expected) => {
  expect(withoutSeeming(problems, 'cs', languages.map(captions)).map(({ code }) => code)).toEqual(expected);
});
