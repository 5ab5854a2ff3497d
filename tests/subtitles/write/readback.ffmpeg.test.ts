import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBinaries } from '../../../src/adapters/ffmpeg/binaries.ts';
import { type Cue, cueText } from '../../../src/subtitles/cue.ts';
import { readTrack } from '../../../src/subtitles/read.ts';
import { type Written, writeTrack } from '../../../src/subtitles/write.ts';
import { corpus, corpusFile, corpusName } from '../corpus.ts';
import { cue } from '../sample.ts';

const run = promisify(execFile);
const { ffmpeg } = findBinaries({});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readback-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Our file through ffmpeg's reader and its writer of another format, read by us again. */
const throughFfmpeg = async (cues: readonly Cue[], written: Written, out: 'srt' | 'webvtt' | 'ass') => {
  const file = join(folder, `track.${written}`);
  await writeFile(file, writeTrack(cues, written, { language: 'cs' }));
  const { stdout } = await run(ffmpeg, ['-v', 'error', '-i', file, '-f', out, '-'], {
    encoding: 'buffer',
    maxBuffer: 1e8,
  });
  return readTrack(stdout, { language: 'cs' }).cues;
};

const TRICKY = [
  cue(1000, 2500, 'Příliš žluťoučký kůň\núpěl ďábelské ódy.'),
  cue(3000, 4000, '', { lines: [[{ text: 'Řekl ' }, { text: 'to', italic: true }, { text: ' potichu' }]] }),
  cue(5000, 6000, '-Ano?\n-Ne, (možná) 50 % & víc.'),
  cue(7000, 8000, '1984'),
  cue(9000, 9900, 'Nahoře', { position: { vertical: 'top', horizontal: 'center' } }),
  cue(3_600_000, 3_601_000, 'O hodinu později'),
];

const ROUTES = [
  ['srt', 'webvtt'],
  ['srt', 'ass'],
  ['vtt', 'srt'],
  ['vtt', 'ass'],
  ['ass', 'srt'],
] as const;

describe('what ffmpeg reads of our files', () => {
  it.each(ROUTES)('%s to %s: every cue, every word', async (written, out) => {
    const cues = await throughFfmpeg(TRICKY, written, out);
    expect(cues.map(cueText)).toEqual(TRICKY.map(cueText));
    for (const [i, { start, end }] of cues.entries()) {
      expect(Math.abs(start - (TRICKY[i]?.start ?? 0))).toBeLessThanOrEqual(10);
      expect(Math.abs(end - (TRICKY[i]?.end ?? 0))).toBeLessThanOrEqual(10);
    }
  });

  it('keeps italics', async () => {
    const cues = await throughFfmpeg(TRICKY, 'srt', 'webvtt');
    expect(cues[1]?.lines[0]?.[1]).toEqual({ text: 'to', italic: true });
  });
});

describe.skipIf(!corpus)(corpusName('real files, cleaned by us, through ffmpeg'), () => {
  it.each([
    ['derived/pmpc.cs.windows-1250.srt', 'cs'],
    ['derived/pmpc.cs.utf-16le-bom.srt', 'cs'],
    ['derived/pmpc.fr.windows-1252.srt', 'fr'],
    ['multi/elephantsdream.en.vtt', 'en'],
    ['formats/pycaption-example.vtt', 'en'],
  ])('%s loses nothing', async (file, language) => {
    const { cues } = readTrack(corpusFile(file), { language });
    const words = (all: readonly Cue[]): string[] => all.map((one) => cueText(one).replace(/\s+/g, ' ').trim());
    for (const written of ['srt', 'vtt'] as const)
      expect(words(await throughFfmpeg(cues, written, 'ass'))).toEqual(words(cues));
  });
});
