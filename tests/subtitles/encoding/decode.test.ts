import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/subtitles/encoding/decode.ts';

const CZECH = 'Příliš žluťoučký kůň úpěl ďábelské ódy. Šest žen mělo těžkou práci.\n';
const CROATIAN = 'Gojazni đačić s biciklom drži hmelj i finu vatu u džepu nošnje. Općina će još čekati.\n';
const FRENCH = 'Dès Noël, où un zéphyr haï me vêt de glaçons würmiens, je dîne d’exquis rôtis de bœuf.\n';
const POLISH = 'Pchnąć w tę łódź jeża lub ośm skrzyń fig. Zażółć gęślą jaźń.\n';
const GREEK = 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. Θέλω να δω τη θάλασσα.\n';
const BULGARIAN = 'Ах, чудна българска земьо, полюшвай цъфтящи жита.\n';

const CASES = [
  [CZECH, 'cs', 'windows-1250'],
  [CZECH, 'cs', 'iso-8859-2'],
  [CROATIAN, 'hr', 'windows-1250'],
  [CROATIAN, 'hr', 'iso-8859-2'],
  [FRENCH, 'fr', 'windows-1252'],
  [POLISH, 'pl', 'windows-1250'],
  [POLISH, 'pl', 'iso-8859-2'],
  [GREEK, 'el', 'windows-1253'],
  [BULGARIAN, 'bg', 'windows-1251'],
  [BULGARIAN, 'bg', 'koi8-u'],
] as const;

describe('single-byte files', () => {
  it.each(CASES)('%s in %s is read in %s', (text, language, encoding) => {
    const decoded = decode(iconv.encode(text, encoding), language);
    expect(decoded.text).toBe(text);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.confidence).toBeGreaterThan(0.85);
  });

  it('reads a French file that was declared Czech, so that the language check can say what it is', () => {
    expect(decode(iconv.encode(FRENCH, 'windows-1252'), 'cs')).toMatchObject({
      text: FRENCH,
      encoding: 'windows-1252',
    });
  });

  it('reads a Czech file that was declared French', () => {
    expect(decode(iconv.encode(CZECH, 'windows-1250'), 'fr').text).toBe(CZECH);
  });

  it('takes no Latin file for Greek or Cyrillic, though every byte would fit', () => {
    expect(decode(iconv.encode(FRENCH, 'windows-1252'), 'bg').text).toBe(FRENCH);
  });

  it('names ISO-8859-1 where no byte is peculiar to windows-1252', () => {
    expect(decode(iconv.encode('Où est-il allé ? À côté.', 'latin1'), 'fr').encoding).toBe('iso-8859-1');
  });
});

describe('Unicode files', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s with a mark', (encoding) => {
    expect(decode(iconv.encode(CZECH, encoding, { addBOM: true }), 'cs')).toEqual({
      text: CZECH,
      encoding,
      confidence: 1,
      bom: true,
    });
  });

  it.each(['utf-16le', 'utf-16be'])('%s without a mark, by its zero bytes', (encoding) => {
    const srt = `1\n00:00:01,000 --> 00:00:02,000\n${CZECH}`;
    expect(decode(iconv.encode(srt, encoding, { addBOM: false }), 'cs')).toMatchObject({ text: srt, encoding });
  });

  it('keeps a damaged UTF-8 file in UTF-8 and shows the damage', () => {
    const whole = new TextEncoder().encode(CZECH.repeat(5));
    const decoded = decode(
      whole.filter((_, i) => i !== whole.indexOf(0xc5) + 1),
      'cs',
    );
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.text).toContain('\ufffd');
    expect(decoded.confidence).toBeLessThan(1);
  });

  it('shows half a surrogate pair as damage', () => {
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00), 'en').text).toBe('\ufffdA');
  });
});

it.each([
  ['an empty file', []],
  ['one byte', [0xe9]],
  ['a mark alone', [0xef, 0xbb, 0xbf]],
  ['half a mark', [0xff]],
])('survives %s', (_, bytes) => {
  expect(decode(Uint8Array.from(bytes), 'fr').text.length).toBeLessThanOrEqual(1);
});
