import { describe, expect, it } from 'vitest';
import { type CheckOptions, checkTrack } from '../../src/subtitles/check.ts';
import { cueText } from '../../src/subtitles/cue.ts';
import type { CueProblem } from '../../src/subtitles/problem.ts';
import { type Reading, readTrack } from '../../src/subtitles/read.ts';
import { repairTrack } from '../../src/subtitles/repair.ts';
import { writeTrack } from '../../src/subtitles/write.ts';
import { corpus, corpusFile, corpusName } from './corpus.ts';
import { CORPUS } from './corpus-table.ts';
import { bytes } from './sample.ts';

const english = () => readTrack(corpusFile('multi/fsfe-pmpc.en.vtt'), { language: 'en' }).cues;

const optionsFor = (file: string, language: string): CheckOptions => ({
  language,
  others: /pmpc/.test(file) && language !== 'en' ? [{ language: 'en', cues: english() }] : [],
});

const count = (problems: readonly CueProblem[]): string => {
  const counts = new Map<string, number>();
  for (const { severity, code } of problems)
    if (severity === 'block' || severity === 'error') counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, n]) => `${code} ${n}`).join(', ');
};

const lost = ({ problems }: Reading): number => problems.filter(({ code }) => code === 'bad-time').length;
const letters = (cues: Reading['cues']): string => cues.map(cueText).join('').replace(/\s/g, '');

describe.skipIf(!corpus)(corpusName('every file of the corpus'), () => {
  it.each(CORPUS)('%s (%s): %s, %s, %d cues; %s', (file, language, encoding, format, cues, wrong) => {
    const reading = readTrack(corpusFile(file), { language });
    expect([reading.encoding, reading.format ?? 'none', reading.cues.length]).toEqual([encoding, format, cues]);
    expect(reading.timings).toBe(reading.cues.length + lost(reading));
    expect(count(checkTrack(reading, optionsFor(file, language)))).toBe(wrong);
  });

  it.each(CORPUS.filter(([, , , , cues]) => cues > 0))('%s (%s) keeps what its repairs promise', (file, language) => {
    const reading = readTrack(corpusFile(file), { language });
    const options = optionsFor(file, language);
    const promised = checkTrack(reading, options).filter(({ repair, code }) => repair && code !== 'gap');
    const { cues, problems, changes } = repairTrack(reading, options);
    expect(problems.filter(({ repair, code }) => repair && code !== 'gap')).toEqual([]);
    expect(changes.length).toBeGreaterThanOrEqual(promised.length > 0 ? 1 : 0);
    if (!promised.some(({ code }) => code === 'mojibake' || code === 'out-of-order'))
      expect(letters(cues)).toBe(letters(reading.cues));
  });

  it.each(CORPUS.filter(([, , , , cues]) => cues > 0))(
    '%s (%s) is written and read again without loss',
    (file, language) => {
      const { cues } = readTrack(corpusFile(file), { language });
      for (const format of ['srt', 'vtt', 'ttml'] as const) {
        const again = readTrack(bytes(writeTrack(cues, format, { language })), { language });
        expect(again.problems.filter(({ code }) => code !== 'undecodable')).toEqual([]);
        expect(again.cues.map(({ start, end, lines }) => [start, end, lines])).toEqual(
          cues.map(({ start, end, lines }) => [start, end, lines]),
        );
      }
    },
  );
});

describe.skipIf(!corpus)(corpusName('the faults that were put into files'), () => {
  const mended = (file: string, language: string) =>
    repairTrack(readTrack(corpusFile(file), { language }), optionsFor(file, language));
  const original = (language: string) => readTrack(corpusFile(`multi/fsfe-pmpc.${language}.vtt`), { language }).cues;
  const words = (cues: Reading['cues']): string[] => cues.map((cue) => cueText(cue).replace(/\s+/g, ' ').trim());

  it.each([
    ['derived/pmpc.cs.out-of-order.srt', 'cs'],
    ['derived/pmpc.fr.double-utf8.srt', 'fr'],
    ['derived/pmpc.hr.missing-blank-line.srt', 'hr'],
    ['derived/pmpc.hr.mojibake.srt', 'hr'],
  ])('%s has the words of its original again', (file, language) => {
    expect(words(mended(file, language).cues)).toEqual(words(original(language)));
  });

  it('the drifted file has the times of its original again, to a few milliseconds', () => {
    const { cues } = mended('derived/pmpc.fr.drift-25-to-23976.srt', 'fr');
    for (const [i, { start }] of original('fr').entries())
      expect(Math.abs((cues[i]?.start ?? 0) - start)).toBeLessThan(10);
  });
});
