import type { Chances } from '../../support/seed.ts';

type Fields = Record<string, unknown>;

const isHolder = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Values that stand where nobody expects them. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1, 0.1, 1e308, -1e308, 2 ** 53, 4096, 16.5],
  ...[
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\udfff\ud800',
    '\u202e',
    '%d',
    '../x',
    '/etc/passwd',
    'file:x',
    '0f',
    '0s',
    '999999999s',
  ],
  ...['12f', '00:00:00:999', '9:59:59.999999999', '-1s', 'NaN', 'end', 'full', 'x'.repeat(3000), '🎬'.repeat(200)],
  ...['__proto__', 'constructor', 'toString', 'en', 'cs', 'farm', '25', '120/1', '1/120'],
  ...[[], {}, [[]], [null], { en: 'x' }, { file: '../../etc/passwd' }, { clip: 'farm' }, { section: { title: 'x' } }],
];
const NAMES = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'length',
  '',
  '~1',
  'a/b',
  '\ud800',
  'k'.repeat(300),
];

/** Every array and object within a document, itself the first. */
const holdersIn = (document: unknown, found: Fields[] = []): Fields[] => {
  if (!isHolder(document)) return found;
  found.push(document);
  for (const value of Object.values(document)) holdersIn(value, found);
  return found;
};

const addTo = (holder: Fields, name: string, value: unknown): void => {
  if (Array.isArray(holder)) holder.push(value);
  // An assignment to `__proto__` makes no field.
  else Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
};

const nested = (depth: number): unknown =>
  depth === 0 ? 'x' : depth % 2 ? [nested(depth - 1)] : { a: nested(depth - 1) };

const changeOne = (document: unknown, { pick, below }: Chances): void => {
  const holders = holdersIn(document);
  const holder = pick(holders);
  const names = Object.keys(holder);
  const name = names.length ? pick(names) : 'x';
  const kind = pick(['value', 'value', 'value', 'drop', 'add', 'rename', 'copy', 'deep', 'many', 'letters'] as const);
  if (kind === 'value') set(holder, name, structuredClone(pick(VALUES)));
  else if (kind === 'drop') delete holder[name];
  else if (kind === 'add') addTo(holder, pick(NAMES), structuredClone(pick(VALUES)));
  else if (kind === 'rename') addTo(holder, pick(NAMES), holder[name]);
  else if (kind === 'copy') set(holder, name, structuredClone(pick(holders)));
  else if (kind === 'deep') set(holder, name, nested(1 + below(120)));
  else if (kind === 'many') for (let i = below(60); i > 0; i--) addTo(holder, `${name}${i}`, holder[name]);
  else if (typeof holder[name] === 'string') set(holder, name, pick([...(holder[name] as string), '\ud800', '..']));
};

const set = (holder: Fields, name: string, value: unknown): void => {
  if (Array.isArray(holder)) holder[Number(name) || 0] = value;
  else addTo(holder, name, value);
};

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u0000',
  '\\ud800',
  '1e999',
  '-',
  '//',
  '/*"*/',
  '\u0000',
  '\ufeff',
  '"id":"a",',
];

const spoilText = (text: string, { pick, below }: Chances): string => {
  const at = below(text.length + 1);
  const kind = pick(['cut', 'drop', 'piece', 'repeat'] as const);
  if (kind === 'cut') return text.slice(0, at);
  if (kind === 'drop') return text.slice(0, at) + text.slice(at + 1 + below(20));
  if (kind === 'piece') return text.slice(0, at) + pick(PIECES).repeat(1 + below(3)) + text.slice(at);
  return text.slice(0, at) + text.slice(Math.max(0, at - below(200)), at) + text.slice(at);
};

/** A change makes sixty of one; of four in a row, V8 could not write the text, and ended the process (seed 11). */
const LARGE = 2_000;

/** The text of a document that was changed in its structure and its values and, one time in four, as text. */
export const mutateJson = (document: unknown, luck: Chances): string => {
  const changed: unknown = structuredClone(document);
  for (let left = 1 + luck.below(4); left > 0 && holdersIn(changed).length < LARGE; left--) changeOne(changed, luck);
  const text = JSON.stringify(changed);
  return luck.below(4) === 0 ? spoilText(text, luck) : text;
};
