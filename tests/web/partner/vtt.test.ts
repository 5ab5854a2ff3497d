import { expect, it } from 'vitest';
import type { Cue } from '../../../src/subtitles/cue.ts';
import { readTrack } from '../../../src/subtitles/read.ts';
import { writeTrack } from '../../../src/subtitles/write.ts';
import { readSaid } from '../../../src/web/partner/vtt.ts';

const written = (srt: string): string => {
  const cues: readonly Cue[] = readTrack(new TextEncoder().encode(srt), { language: 'cs' }).cues;
  return writeTrack(cues, 'vtt', { language: 'cs' });
};

it('reads what the service writes: times, lines of one cue as one, nothing of its markup', () => {
  const vtt = written(
    '1\n00:00:01,500 --> 00:00:02,000\n<i>Dobrý</i> den,\nvítejte & pojďte <dál>.\n\n2\n01:02:03,040 --> 01:02:05,000\nDruhá.\n',
  );
  expect(readSaid(vtt)).toEqual([
    { start: 1.5, text: 'Dobrý den, vítejte & pojďte <dál>.' },
    { start: 3723.04, text: 'Druhá.' },
  ]);
});

it('has no lines where there are none', () => {
  expect(readSaid('WEBVTT\n')).toEqual([]);
});
