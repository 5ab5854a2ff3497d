import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { checkTrack } from '../../src/subtitles/check.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { repairTrack } from '../../src/subtitles/repair.ts';
import { WRITTEN, writeTrack } from '../../src/subtitles/write.ts';
import { corpus, corpusFile, corpusName } from '../subtitles/corpus.ts';
import { CORPUS } from '../subtitles/corpus-table.ts';
import { bytes, cue } from '../subtitles/sample.ts';
import { ascii, stl } from '../subtitles/stl-file.ts';
import { type Chances, chances, rounds, seed } from '../support/seed.ts';
import { heldMegabytes, timed } from './support/memory.ts';

const CUES = [
  cue(1000, 2000, 'Ano?\n-Ne & <ne>.'),
  cue(3000, 4000, 'Příliš žluťoučký kůň', { position: { vertical: 'top', horizontal: 'left' }, speaker: 'Jana' }),
];
/** In every format that is read and that is text. */
const TEXTS = [
  ...WRITTEN.map((format) => writeTrack(CUES, format, { language: 'cs' })),
  '{1}{1}25\n{25}{50}{y:i}One|two\n{75}{100}žluťoučký\n',
  '0:00:01.000,0:00:02.000\nOne\n\n0:00:03.000,0:00:04.000\nPříliš\n',
  '[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n[SUBTITLE]\n00:00:01.00,00:00:02.00\nOne[br]žlutý\n',
];
/** Every encoding that is told from its bytes, and what none is told from. */
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'windows-1250', 'windows-1252', 'iso-8859-2', 'koi8-u'];

const own: readonly Uint8Array[] = [
  ...TEXTS.flatMap((text) =>
    ENCODINGS.map((encoding) => iconv.encode(text, encoding, { addBOM: /16|32/.test(encoding) })),
  ),
  ...TEXTS.map((text) => iconv.encode(text, 'utf-16le')),
  stl([{ text: ascii('Ano, pane.') }, { text: [0xc8, 0x6f, 0x8a, 0x41], number: 2, row: 2 }]),
];

const PIECES = [
  ...['-->', '\n\n', '<', '>', '{\\', '}', '&', ';', '\u0000', '\ufeff', '\r', '00:00:00,000', '{1}{2}', 'Dialogue:'],
  ...[
    '<!DOCTYPE x>',
    '<!ENTITY a "b">',
    '<![CDATA[',
    '<?',
    '<p begin="',
    '&#x110000;',
    '&#0;',
    '<br/>',
    'WEBVTT',
    'NOTE',
  ],
  ...[
    '[Events]',
    '[br]',
    '|',
    '{\\p1}',
    '<c.a.b>',
    '<00:00:01.000>',
    '\ud83c',
    '\u2028',
    '99:59:59.999',
    '9'.repeat(400),
  ],
].map(bytes);

const splice = (data: Uint8Array, at: number, drop: number, add: Uint8Array): Uint8Array =>
  Uint8Array.from([...data.subarray(0, at), ...add, ...data.subarray(at + drop)]);

const mutate = (data: Uint8Array, { below, pick }: Chances): Uint8Array => {
  const at = below(data.length + 1);
  const kind = below(6);
  if (kind === 0) return splice(data, at, 1, Uint8Array.of(below(256)));
  if (kind === 1) return splice(data, at, below(40), new Uint8Array());
  if (kind === 2) return splice(data, at, 0, pick(PIECES));
  if (kind === 3) return splice(data, at, 0, data.subarray(below(data.length + 1)).subarray(0, 60));
  if (kind === 4) return data.subarray(0, at);
  return splice(data, at, 0, new Uint8Array(below(200)).fill(below(256)));
};

/** All that is done with a file, and what is wrong with the outcome. */
const examine = (data: Uint8Array): string | undefined => {
  const reading = readTrack(data, { language: 'cs' });
  const problems = checkTrack(reading, { language: 'cs' });
  const lost = problems.filter(({ code }) => code === 'bad-time').length;
  if (reading.timings !== reading.cues.length + lost) return `${reading.timings} timings, ${reading.cues.length} cues`;
  if (reading.cues.length === 0 && !problems.some(({ severity }) => severity === 'block')) return 'nothing, untold';
  for (const format of WRITTEN) writeTrack(reading.cues, format, { language: 'cs' });
  repairTrack(reading, { language: 'cs' });
  return undefined;
};

const fuzz = (part: string, originals: readonly Uint8Array[], count: number): void => {
  const luck = chances(part);
  const before = heldMegabytes();
  for (let i = 0; i < count; i++) {
    let data = originals[i % originals.length] ?? new Uint8Array();
    for (let n = luck.below(4); n >= 0; n--) data = mutate(data, luck);
    const told = (what: unknown) =>
      expect.unreachable(`seed ${seed}, round ${i}: ${what}\n${Buffer.from(data).toString('base64')}`);
    try {
      const { seconds, result } = timed(() => examine(data));
      if (result) told(result);
      // Collecting garbage may hold one up: a file that is slow by itself is slow again.
      if (seconds > 0.5 && timed(() => examine(data)).seconds > 0.5) told('half a second');
    } catch (error) {
      told(error instanceof Error ? error.stack : error);
    }
  }
  expect(heldMegabytes() - before).toBeLessThan(50);
};

describe('subtitle files damaged at random', () => {
  it('give cues or problems, with every timing accounted for', { timeout: 1_800_000 }, () => {
    fuzz('fuzzed subtitles', own, rounds(2000, 10_000));
  });

  it.skipIf(!corpus)(corpusName('do so too where they are real ones'), { timeout: 1_800_000 }, () => {
    const real = CORPUS.map(([file]) => corpusFile(file)).filter(({ length }) => length < 3000);
    fuzz('fuzzed real subtitles', real, rounds(1000, 10_000));
  });
});
