import iconv from 'iconv-lite';

/** Letters with accents are two bytes: one of these first, then the letter (ITU-T T.51, EBU Tech 3264 appendix 1). */
const ACCENTS: Readonly<Record<number, string>> = {
  193: '\u0300',
  194: '\u0301',
  195: '\u0302',
  196: '\u0303',
  197: '\u0304',
  198: '\u0306',
  199: '\u0307',
  200: '\u0308',
  202: '\u030a',
  203: '\u0327',
  205: '\u030b',
  206: '\u0328',
  207: '\u030c',
};

const A0 = '\u00a0¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿';
const D0 = '―¹®©™♪¬¦    ⅛⅜⅝⅞';
const E0 = 'ΩÆĐªĦ ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u00ad';

const single = (byte: number): string => {
  if (byte >= 0xe0) return E0[byte - 0xe0] ?? '';
  if (byte >= 0xd0) return D0[byte - 0xd0] ?? '';
  if (byte >= 0xa0 && byte < 0xc0) return A0[byte - 0xa0] ?? '';
  return byte < 0x80 ? String.fromCharCode(byte) : '\ufffd';
};

/** ISO 6937 bytes to text in composed form. An accent with no letter after it becomes U+FFFD. */
export const decodeIso6937 = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const accent = ACCENTS[byte];
    if (!accent) text += single(byte);
    else text += i + 1 < bytes.length ? single(bytes[++i] ?? 0) + accent : '\ufffd';
  }
  return text.normalize('NFC');
};

/** The character code tables that EBU STL's CCT field names. */
const TABLES: Readonly<Record<string, string>> = {
  '01': 'iso-8859-5',
  '02': 'iso-8859-6',
  '03': 'iso-8859-7',
  '04': 'iso-8859-8',
};

export const stlTable = (code: string): string => TABLES[code] ?? 'iso-6937';
export const decodeStl = (bytes: Uint8Array, table: string): string =>
  table === 'iso-6937' ? decodeIso6937(bytes) : iconv.decode(bytes as Buffer, table);
