import { pathRefusal } from '../manifest/paths.ts';
import { compare, multiply, type Rational, rational, round } from '../rational.ts';
import type { MediaUse, Tell } from './cut.ts';
import { least, ZERO } from './times.ts';

const PICTURES = /\.(?:png|jpe?g|tiff?|bmp|webp|heic|dpx|exr)$/i;
const SOUNDS = /\.(?:wav|mp3|flac|ogg|oga|m4a|aac|aiff?|opus|wma)$/i;

export const isStill = ({ name }: MediaUse): boolean => PICTURES.test(name);
export const isSound = ({ name }: MediaUse): boolean => SOUNDS.test(name);

/** The last part of a path or an address, whatever system wrote it. */
export const baseName = (path: string): string => {
  const last =
    path
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  if (!/^[a-z][a-z0-9+.-]+:/i.test(path)) return last;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

/** Lower-case letters, digits and hyphens, at most 64; `fallback` where nothing is left. */
export const slugOf = (text: string, fallback: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '') || fallback;

const safeFile = (name: string): string => {
  const clean = baseName(name)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f:*?"<>|\\/]+/g, '-')
    .replace(/%(\d*d)/g, '-$1')
    .replace(/^[.\s-]+/, '')
    .slice(-200)
    .trim();
  const file = /\.[A-Za-z0-9]{1,8}$/.test(clean) ? clean : `${clean || 'clip'}.mov`;
  return pathRefusal(`media/${file}`, 0) ? `${slugOf(file, 'clip')}.mov` : `media/${file}`;
};

export interface NamedMedia {
  readonly key: string;
  readonly file: string;
  /** When the first picture stands on the medium's own clock. */
  readonly start: Rational;
  readonly end?: Rational;
}

const HOUR = rational(3600);

/** Where a file says no timecode of the first picture: the whole hour before the first use, as cameras and laboratories count. */
const assumedStart = (uses: readonly Rational[]): Rational => {
  const first = uses.reduce(least, uses[0] ?? ZERO);
  const hours = compare(first, ZERO) <= 0 ? 0 : Number(first.num / (first.den * 3600n));
  return multiply(HOUR, rational(hours));
};

const free = (wanted: string, taken: ReadonlySet<string>): string => {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : wanted.replace(/(\.[^.]*)?$/, `-${n}$1`);
    if (!taken.has(name.toLowerCase())) return name;
  }
};

/** A name and a path under `media/` for each file that is used; files of one name in two folders get two. */
export const nameMedia = (
  uses: readonly { readonly media: MediaUse; readonly from: Rational }[],
  ownFiles: ReadonlyMap<string, string>,
  tell: Tell,
): ReadonlyMap<string, NamedMedia> => {
  const named = new Map<string, NamedMedia>();
  const [keys, files] = [new Set<string>(), new Set<string>()];
  for (const { media } of uses) {
    if (named.has(media.id)) continue;
    const own = media.key === undefined ? undefined : ownFiles.get(media.key);
    const key = own ? (media.key ?? '') : free(slugOf(media.name.replace(/\.[^.]*$/, ''), 'clip'), keys);
    const wanted = own ?? safeFile(media.name);
    const file = own ?? free(wanted, files);
    keys.add(key.toLowerCase());
    files.add(file.toLowerCase());
    const start = media.start ?? assumedStart(uses.filter((use) => use.media.id === media.id).map(({ from }) => from));
    named.set(media.id, { key, file, start, ...(media.end ? { end: media.end } : {}) });
    if (file !== wanted)
      tell(
        'warning',
        'same-name',
        `media "${media.name}"`,
        `another file has the same name; put this one in as ${file}.`,
      );
  }
  tellPlaces(uses, named, ownFiles, tell);
  return named;
};

const list = (names: readonly string[]): string =>
  names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');

const tellPlaces = (
  uses: readonly { readonly media: MediaUse }[],
  named: ReadonlyMap<string, NamedMedia>,
  ownFiles: ReadonlyMap<string, string>,
  tell: Tell,
): void => {
  const files = [...named.values()].filter(({ key }) => !ownFiles.has(key)).map(({ file }) => file);
  if (files.length) tell('info', 'media-place', 'media', `put these files beside the manifest: ${list(files)}.`);
  const guessed = new Map<number, string[]>();
  for (const [id, { start, file }] of named) {
    if (start.num === 0n || uses.find(({ media }) => media.id === id)?.media.start) continue;
    const hour = round(start) / 3600;
    guessed.set(hour, [...(guessed.get(hour) ?? []), file]);
  }
  for (const [hour, names] of guessed)
    tell(
      'warning',
      'assumed-start',
      'media',
      `the file does not say at which timecode these begin; ${String(hour).padStart(2, '0')}:00:00:00 is assumed: ${list(names)}. Where that is wrong, move "from" and "to".`,
    );
};
