import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/interchange/import.ts';
import { rational } from '../../src/rational.ts';
import { codesOf, type Document, imported, sectionsOf, shotsOf } from './kit.ts';

const edl = (...lines: string[]): string => ['TITLE: Home', 'FCM: NON-DROP FRAME', ...lines].join('\r\n');
const rateOf = ({ document }: { document: Document }) => (document.format as Document).frameRate;

describe('an EDL', () => {
  it('puts black where nothing stands, and begins with its first event', () => {
    const { document } = imported(
      edl(
        '001  TAPE01   V     C        01:00:10:00 01:00:12:00 10:00:00:00 10:00:02:00',
        '* FROM CLIP NAME: farm.mp4',
        '002  TAPE02   AA/V  C        00:00:05:00 00:00:06:00 10:00:03:00 10:00:04:00',
      ),
    );
    expect(shotsOf(document)).toEqual(['farm.mp4 250+50', 'card #000000 +25', 'TAPE02.mov 125+25']);
    expect(document).toMatchObject({ id: 'test', title: 'Home', languages: ['en'] });
  });

  it.each([
    ['24', ['01:00:00:23'], '25'],
    ['25', ['01:00:00:24'], '25'],
    ['30', ['01:00:00:29'], '30'],
    ['29.97, where it drops', ['01:00:00;29'], '30000/1001'],
  ])('guesses the rate from its numbers: %s', (_, [code = ''], rate) => {
    const read = imported(edl(`001  A  V  C  01:00:00:00 ${code} 00:00:00:00 ${code.replace('01', '00')}`));
    expect(rateOf(read)).toBe(rate);
    expect(codesOf(read).includes('assumed-rate')).toBe(rate !== '30000/1001');
  });

  it('counts drop-frame', () => {
    const read = imported(edl('001  A  V  C  00:00:59;20 00:01:00;12 00:00:59;20 00:01:00;12'));
    expect(shotsOf(read.document)).toEqual(['A.mov 1790+20']);
  });

  it('overlaps the shots of a dissolve by it, so that every cut stays', () => {
    const { document } = imported(
      edl(
        '001  A  V  C      00:00:00:00 00:00:04:00 00:00:00:00 00:00:04:00',
        '002  A  V  C      00:00:04:00 00:00:04:00 00:00:04:00 00:00:04:00',
        '002  B  V  D  020 00:00:10:00 00:00:13:00 00:00:04:00 00:00:07:00',
      ),
    );
    expect(shotsOf(document)).toEqual(['A.mov 0+120', 'crossfade 20 B.mov 250+75']);
  });

  it('takes speeds, marks and what it cannot', () => {
    const read = imported(
      edl(
        '001  A  V  C  00:00:00:00 00:00:04:00 00:00:00:00 00:00:02:00',
        'M2   A        050.0                00:00:00:00',
        '* LOC: 00:00:00:00 GREEN   The farm',
        '* AVX2 EFFECT, RESIZE',
        '002  A  V  C  00:00:00:00 00:00:01:00 00:00:02:00 00:00:03:00',
        'M2   A        -25.0                00:00:00:00',
        '003  B  V  K  00:00:00:00 00:00:01:00 00:00:03:00 00:00:04:00',
      ),
      rational(25),
    );
    expect(shotsOf(read.document)).toEqual(['A.mov 0+50 ×2', 'A.mov 0+25', 'B.mov 0+25']);
    expect(sectionsOf(read.document)).toEqual([{ title: 'The farm' }]);
    expect(codesOf(read)).toEqual(['not-carried', 'key', 'assumed-size', 'media-place', 'reverse']);
  });

  it.each([
    [
      'an event over another',
      'overlap',
      '001  A  V  C  00:00:00:00 00:00:04:00 00:00:00:00 00:00:04:00\n002  A  V  C  00:00:00:00 00:00:04:00 00:00:01:00 00:00:05:00',
    ],
    ['frames past the rate', 'bad-timecode', '001  A  V  C  00:00:00:29 00:00:04:00 00:00:00:00 00:00:04:00'],
    ['no event', 'unknown-format', 'TITLE: Nothing'],
  ])('refuses %s', (_, code, text) => {
    const { document, problems } = importFile(text, { name: 'x', editRate: rational(25) });
    expect([document, problems.at(-1)?.code]).toEqual([undefined, code]);
  });
});
