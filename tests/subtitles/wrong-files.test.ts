import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { checkTrack } from '../../src/subtitles/check.ts';
import { type Cue, cueText } from '../../src/subtitles/cue.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { repairTrack } from '../../src/subtitles/repair.ts';
import { writeSrt } from '../../src/subtitles/write/srt.ts';
import { corpus, corpusFile, corpusName } from './corpus.ts';
import { bytes } from './sample.ts';

const ORIGINALS = ['cs', 'hr', 'fr', 'en', 'sk', 'sl', 'de', 'pl'] as const;
const original = (language: string): readonly Cue[] =>
  readTrack(corpusFile(`multi/fsfe-pmpc.${language}.vtt`), { language }).cues;

const decodeAs = (data: Buffer, encoding: string): string =>
  /^cp/.test(encoding) ? iconv.decode(data, encoding) : new TextDecoder(encoding).decode(data);

const codesOf = (text: string, language: string): string[] => {
  const reading = readTrack(bytes(text), { language });
  return checkTrack(reading, { language }).flatMap(({ severity, code }) => (severity === 'block' ? [code] : []));
};

/** Language of the text, and what it is declared to be. */
const WRONG_LANGUAGE = [
  ['sk', 'cs'],
  ['pl', 'cs'],
  ['sl', 'cs'],
  ['hr', 'cs'],
  ['sl', 'hr'],
  ['cs', 'hr'],
  ['sk', 'hr'],
  ['en', 'hr'],
  ['en', 'fr'],
  ['de', 'fr'],
  ['cs', 'fr'],
  ['hr', 'fr'],
  ['fr', 'en'],
  ['de', 'en'],
  ['cs', 'en'],
  ['hr', 'en'],
] as const;

/** Language, what the bytes are, what they were taken for before the file was saved as UTF-8. */
const WRONG_TABLE = [
  ['cs', 'windows-1250', 'windows-1252'],
  ['cs', 'windows-1250', 'iso-8859-2'],
  ['cs', 'windows-1250', 'macintosh'],
  ['cs', 'windows-1250', 'cp852'],
  ['cs', 'iso-8859-2', 'windows-1252'],
  ['cs', 'iso-8859-2', 'windows-1250'],
  ['hr', 'windows-1250', 'windows-1252'],
  ['hr', 'windows-1250', 'iso-8859-2'],
  ['hr', 'windows-1250', 'macintosh'],
  ['hr', 'windows-1250', 'cp852'],
  ['hr', 'iso-8859-2', 'windows-1252'],
  ['fr', 'windows-1252', 'windows-1250'],
  ['fr', 'windows-1252', 'macintosh'],
  ['fr', 'windows-1252', 'cp850'],
] as const;

/** Language, and the table that UTF-8 was taken for before it was saved again. */
const DOUBLE_UTF8 = [
  ['cs', 'windows-1250'],
  ['cs', 'windows-1252'],
  ['cs', 'iso-8859-2'],
  ['hr', 'windows-1250'],
  ['hr', 'windows-1252'],
  ['hr', 'iso-8859-2'],
  ['fr', 'windows-1250'],
  ['fr', 'windows-1252'],
  ['fr', 'macintosh'],
  ['de', 'windows-1252'],
] as const;

describe.skipIf(!corpus)(corpusName('forty files that must not pass'), () => {
  it.each(WRONG_LANGUAGE)('%s text declared as %s', (text, declared) => {
    expect(codesOf(writeSrt(original(text)), declared)).toEqual(['wrong-language']);
  });

  it.each(WRONG_LANGUAGE.slice(0, 4))('%s text declared as %s, in windows-1250', (text, declared) => {
    const data = iconv.encode(writeSrt(original(text)), 'windows-1250');
    const reading = readTrack(data, { language: declared });
    expect(checkTrack(reading, { language: declared })[0]).toMatchObject({ code: 'wrong-language' });
  });

  const spoilt = (language: string, really: string, takenFor: string): string =>
    decodeAs(iconv.encode(writeSrt(original(language)), really), takenFor);

  it.each(WRONG_TABLE)('%s in %s, read as %s', (language, really, takenFor) => {
    expect(codesOf(spoilt(language, really, takenFor), language)).toEqual(['mojibake']);
  });

  it.each(DOUBLE_UTF8)('%s in UTF-8, read as %s', (language, takenFor) => {
    expect(codesOf(spoilt(language, 'utf-8', takenFor), language)).toEqual(['mojibake']);
  });

  it.each([
    ...WRONG_TABLE.map(([language, really, takenFor]) => [language, really, takenFor] as const),
    ...DOUBLE_UTF8.map(([language, takenFor]) => [language, 'utf-8', takenFor] as const),
  ])('%s in %s, read as %s, is repaired to the letter', (language, really, takenFor) => {
    const reading = readTrack(bytes(spoilt(language, really, takenFor)), { language });
    const { cues } = repairTrack(reading, { language, only: ['encoding', 'double-utf8'] });
    expect(cues.map(cueText)).toEqual(
      original(language).map((cue) => iconv.decode(iconv.encode(cueText(cue), really), really)),
    );
  });
});

describe.skipIf(!corpus)(corpusName('the originals raise no alarm'), () => {
  it.each(ORIGINALS)('%s', (language) => {
    expect(codesOf(writeSrt(original(language)), language)).toEqual([]);
  });

  it.each(ORIGINALS)('%s, any ten cues of it', (language) => {
    const cues = original(language);
    for (let at = 0; at + 10 <= cues.length; at += 10)
      expect(codesOf(writeSrt(cues.slice(at, at + 10)), language)).toEqual([]);
  });
});
