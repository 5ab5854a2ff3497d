import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Origins, ReleaseFile } from '../../../src/documents/model.ts';
import { languageOf } from '../../../src/documents/origins.ts';
import type { Records } from '../../../src/documents/records.ts';
import { releaseObject } from '../../../src/documents/release-names.ts';
import { latestRelease } from '../../../src/documents/releases.ts';
import { PolyreelError } from '../../../src/errors.ts';
import { asksIn } from './numbered-film.ts';

export interface SeenFile extends Pick<ReleaseFile, 'name' | 'bytes' | 'sha256' | 'kind'> {
  readonly language?: string | null;
  readonly url?: string;
}

/** What a reader is told of a release. */
export interface SeenRelease {
  readonly id: string;
  readonly files: readonly SeenFile[];
  readonly origins?: Origins;
}

/** A way to releases. What it gives may be `again`, where a server or the network did not answer. */
export interface Door {
  readonly latest: () => Promise<SeenRelease | undefined | 'again'>;
  readonly download: (release: SeenRelease, file: SeenFile) => Promise<Uint8Array | 'missing' | 'again'>;
}

/** Milliseconds between two looks: more of them only take from the publishers. */
const PAUSE = 300;

const film = { documentary: 'film', edition: 'full' };

/** Past the service, as programs on the same store read. */
export const storeDoor = (records: Records): Door => {
  const orAgain = async <Value>(task: () => Promise<Value>): Promise<Value | 'again'> => {
    try {
      return await task();
    } catch (error) {
      if (error instanceof PolyreelError && error.code === 'store-away') return 'again';
      throw error;
    }
  };
  return {
    latest: () => orAgain(() => latestRelease(records, 'film')),
    download: ({ id }, { name }) =>
      orAgain(async () => {
        const stream = await records.store.stream(releaseObject({ ...film, id }, name));
        return stream ? Buffer.concat(await stream.toArray()) : 'missing';
      }),
  };
};

/** By the service's addresses, with a partner's key. */
export const httpDoor = (service: string, key: string): Door => {
  const ask = async <Value>(
    path: string,
    read: (response: Response) => Promise<Value>,
  ): Promise<Value | 'again' | 'missing'> => {
    try {
      const response = await fetch(new URL(path, service), { headers: { authorization: `Bearer ${key}` } });
      if (response.ok) return await read(response);
      await response.arrayBuffer();
      return response.status >= 500 ? 'again' : 'missing';
    } catch {
      return 'again';
    }
  };
  return {
    latest: async () => {
      const found = await ask(
        '/v1/documentaries/film/releases/latest',
        async (response) => (await response.json()) as SeenRelease,
      );
      return found === 'missing' ? undefined : found;
    },
    download: (_, { url = '' }) => ask(url, async (response) => new Uint8Array(await response.arrayBuffer())),
  };
};

export interface Reading {
  /** Ids of the releases that were downloaded whole. */
  readonly releases: Set<string>;
  /** `<release> <file>: it is missing` */
  readonly faults: string[];
}

export const newReading = (): Reading => ({ releases: new Set(), faults: [] });

/** Downloads everything that a release names, and looks that all of it is there, whole and of the asks that it says. */
export const readRelease = async (door: Door, release: SeenRelease, { releases, faults }: Reading): Promise<void> => {
  for (const file of release.files)
    for (const fault of await faultsOf(door, release, file)) faults.push(`${release.id} ${file.name}: ${fault}`);
  for (const fault of strangers(release)) faults.push(`${release.id}: ${fault}`);
  releases.add(release.id);
};

const faultsOf = async (door: Door, release: SeenRelease, file: SeenFile): Promise<string[]> => {
  let content = await door.download(release, file);
  while (content === 'again') content = await door.download(release, file);
  if (content === 'missing') return ['it is missing'];
  if (content.length !== file.bytes) return [`it has ${content.length} bytes of ${file.bytes}`];
  if (createHash('sha256').update(content).digest('hex') !== file.sha256) return ['it has other bytes'];
  const language = languageOf({ kind: file.kind, ...(file.language ? { language: file.language } : {}) });
  const { shared, languages } = release.origins ?? {};
  const origin = language === undefined ? shared : languages?.[language];
  const [told, expected] = [asksIn(content).join(), String(origin?.manifest)];
  const tells = !/\.m3u8$|^checksums/.test(file.name);
  return tells
    ? told === expected
      ? []
      : [`it is of ask ${told} where ${expected} is named`]
    : told
      ? [`it tells of ask ${told}`]
      : [];
};

/** Every language has the same kinds of files, and nothing is there twice. */
const strangers = ({ files, origins }: SeenRelease): string[] => {
  const shapes = new Map(Object.keys(origins?.languages ?? {}).map((language) => [language, [] as string[]]));
  for (const { name, kind, language } of files)
    if (language && languageOf({ kind, language })) shapes.get(language)?.push(name.replace(`.${language}`, ''));
  const distinct = new Set([...shapes.values()].map((names) => names.sort().join()));
  return [
    ...(distinct.size > 1 ? [`languages have other files than others: ${[...distinct].join(' | ')}`] : []),
    ...(new Set(files.map(({ name }) => name)).size === files.length ? [] : ['a name is there twice']),
  ];
};

/** Asks for the latest release over and over, and at last once more; downloads each that it is told of. */
export const pollLatest = async (door: Door, isOver: () => boolean, reading: Reading): Promise<void> => {
  for (let last = false; ; ) {
    const found = await door.latest();
    if (found !== undefined && found !== 'again') {
      if (!reading.releases.has(found.id)) await readRelease(door, found, reading);
      if (last) return;
      last = isOver();
    }
    await pause(PAUSE);
  }
};

/** Takes the first release that there is, and reads that one over and over, whatever is published meanwhile. */
export const holdFirst = async (door: Door, isOver: () => boolean, reading: Reading): Promise<void> => {
  for (let held: SeenRelease | undefined, last = false; ; ) {
    const found = held ?? (await door.latest());
    if (found !== undefined && found !== 'again') {
      held = found;
      await readRelease(door, held, reading);
      if (last) return;
      last = isOver();
    }
    await pause(PAUSE);
  }
};
