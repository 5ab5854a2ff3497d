const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  quot: '"',
  apos: "'",
  lrm: '\u200e',
  rlm: '\u200f',
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

const codePoint = (digits: string, radix: number): string | undefined => {
  const code = Number.parseInt(digits, radix);
  const text = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return text ? String.fromCodePoint(code) : undefined;
};

/** The character of `&name;`, `&#233;` or `&#xe9;`; undefined where there is none. */
export const entity = (token: string): string | undefined => {
  const name = token.slice(1, -1);
  if (/^#\d{1,7}$/.test(name)) return codePoint(name.slice(1), 10);
  if (/^#[xX][\da-fA-F]{1,6}$/.test(name)) return codePoint(name.slice(2), 16);
  return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
};
