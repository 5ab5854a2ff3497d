import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ReleaseFile, ReleaseRecord } from '../../../src/documents/model.ts';
import type { Records } from '../../../src/documents/records.ts';
import { latestRelease, listReleases } from '../../../src/documents/releases.ts';
import type { Made } from '../../../src/jobs/compose.ts';
import { publishMade } from '../../../src/jobs/publish-made.ts';
import type { ObjectStore } from '../../../src/ports.ts';
import { dataOf } from '../../../src/run/results.ts';
import { bytes, namesIn } from '../../documents/kit.ts';

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
export const LANGUAGES = ['cs', 'fr', 'hr'];

/** A render asked for at a second, whose films tell who made them: `3:cs`. */
export const madeBy = (asked: number, ...languages: string[]): Made => {
  const file = (kind: 'burned' | 'soft', language?: string): ReleaseFile => {
    const text = `${asked}:${language ?? 'all'}`;
    return {
      ...{ name: `film.${language ? `${language}.` : ''}720p.mp4`, kind, rendition: '720p', type: 'video/mp4' },
      ...{ bytes: text.length, sha256: sha256(text), key: sha256(`key of ${text}`) },
      ...(language ? { language } : {}),
    };
  };
  const files = [...languages.map((language) => file('burned', language)), file('soft')];
  const pins = { manifest: 1, subtitles: Object.fromEntries(LANGUAGES.map((one) => [one, asked])), media: {} };
  const id = `film.${String(asked).padStart(16, '0')}-1`;
  const askedAt = `2026-11-24T05:00:${String(asked).padStart(2, '0')}.000Z`;
  return {
    render: { id, documentary: 'film', edition: 'full', askedAt, languages, pins },
    files: files.map((one) => ({ file: one, from: dataOf(one.key) })),
    film: { languages: LANGUAGES, renditions: ['720p'] },
    tool: 'b',
  };
};

/** Puts the results of renders into a store. */
export const keepResults = async (store: ObjectStore, all: readonly Made[]): Promise<void> => {
  for (const { render, files } of all)
    for (const { file } of files)
      await store.replace(dataOf(file.key), bytes(`${Number(render.id.slice(5, 21))}:${file.language ?? 'all'}`));
};

export const publish = (records: Records, made: Made, signal = new AbortController().signal): Promise<string> =>
  publishMade(records, made, signal);

/** The same store, with something that happens before each of its operations; listings do not count. */
export const interrupted = ({ store, now }: Records, before: () => Promise<void>): Records => {
  const slowed =
    <Args extends unknown[], Value>(run: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      await before();
      return run(...args);
    };
  return {
    now,
    store: {
      ...store,
      size: slowed(store.size),
      read: slowed(store.read),
      readVersion: slowed(store.readVersion),
      create: slowed(store.create),
      replace: slowed(store.replace),
      swap: slowed(store.swap),
      copy: slowed(store.copy),
      remove: slowed(store.remove),
    },
  };
};

/** Has something happen right before the nth operation, counted from 1. */
export const atOperation = (
  nth: number,
  happen: () => Promise<unknown>,
): { happens: () => Promise<void>; came: () => boolean } => {
  let count = 0;
  return {
    came: () => count >= nth,
    happens: async () => {
      count += 1;
      if (count === nth) await happen();
    },
  };
};

/** What the films of a release tell: `2:cs 1:fr 2:all`. Each is read, and must be what the record says. */
export const told = async ({ store }: Records, release: ReleaseRecord | undefined): Promise<string> => {
  if (!release) return '';
  const texts: string[] = [];
  for (const { name, sha256: digest } of release.files) {
    const content = (await store.read(`releases/film/full/${release.id}/${name}`)) ?? bytes('gone');
    expect(`${name} ${sha256(content)}`).toBe(`${name} ${digest}`);
    if (name.endsWith('.mp4')) texts.push(new TextDecoder().decode(content));
  }
  const partOf = (text: string): string => text.slice(text.indexOf(':'));
  return texts.sort((a, b) => (partOf(a) < partOf(b) ? -1 : 1)).join(' ');
};

/** What the latest release must tell once all have published: of each language and of what is shared, the later ask. */
export const laterWins = (all: readonly Made[]): string =>
  ['all', ...LANGUAGES]
    .flatMap((part) => {
      const askers = all.filter(({ render }) => part === 'all' || render.languages.includes(part));
      const last = Math.max(...askers.map(({ render }) => Number(render.id.slice(5, 21))));
      return askers.length ? [`${last}:${part}`] : [];
    })
    .join(' ');

/** Every release whole, one for each render, nothing left of those that never became one. */
export const expectWhole = async (records: Records, all: readonly Made[], ids: readonly string[]): Promise<void> => {
  expect(await told(records, await latestRelease(records, 'film'))).toBe(laterWins(all));
  const releases = await listReleases(records, 'film');
  for (const release of releases) await told(records, release);
  const listed = new Set(releases.map(({ id }) => id));
  expect([...new Set(ids)].sort()).toEqual([...listed].sort());
  expect(new Set(releases.map(({ render }) => render)).size).toBe(releases.length);
  const folders = (await namesIn(records.store, 'releases/')).map((name) => name.split('/')[3]);
  expect(new Set(folders.filter((name) => name !== 'latest.json'))).toEqual(listed);
};
