import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { keepFacts } from '../../src/documents/facts.ts';
import { putManifest } from '../../src/documents/manifests.ts';
import { putMedia } from '../../src/documents/media.ts';
import type { Author } from '../../src/documents/model.ts';
import type { Checking, Records } from '../../src/documents/records.ts';
import { putSubtitles } from '../../src/documents/subtitles.ts';
import { PolyreelError } from '../../src/errors.ts';
import type { ObjectStore, ToolDescription } from '../../src/ports.ts';
import type { Problem } from '../../src/problem.ts';
import type { MediaFacts } from '../../src/timeline/facts.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { testFolder } from '../footage/folder.ts';
import { clipFacts } from '../support/facts.ts';
import { type Document, plainFont } from '../support/project.ts';

const folder = testFolder();
const STORES: readonly (readonly [name: string, open: () => Promise<ObjectStore>])[] = [
  ['in memory', async () => memoryStore()],
  ['in a folder', async () => diskStore(await mkdtemp(join(folder, 'store-')))],
];

/** The same tests over the store in memory and over a folder; each `open` gives an empty one. */
export const onEachStore = (what: string, tests: (open: () => Promise<Records>) => void): void =>
  describe.each(STORES)(`${what}, %s`, (_, open) => tests(async () => recordsIn(await open())));

/** A clock that is a millisecond later whenever it is asked. */
export const recordsIn = (store: ObjectStore, start = '2026-11-24T05:00:00.000Z'): Records => {
  let time = Date.parse(start);
  return { store, now: () => new Date(time++) };
};

export const jana: Author = { key: '0a1b2c3d4e5f', label: 'Jana', role: 'editor' };
export const ivo: Author = { key: 'f5e4d3c2b1a0', label: 'Ivo', role: 'translator' };

export const BUILD = 'b'.repeat(64);
const description: ToolDescription = {
  ...{ program: 'ffmpeg', probeProgram: 'ffprobe', version: '5.1', build: BUILD },
  ...{ decodes: [], encoders: ['libx264'], filters: [], confinedBy: [] },
};
export const check: Checking = { tool: { describe: async () => description }, font: plainFont };

export const manifestText = (changes: Document = {}): string =>
  JSON.stringify({
    ...{ version: 1, id: 'film', title: 'Film', languages: ['en', 'cs'] },
    format: { width: 1280, height: 720, frameRate: '25' },
    media: { farm: { file: 'farm.mp4', people: false } },
    funding: {},
    timeline: [{ clip: 'farm', from: '1s', to: '9s' }],
    ...changes,
  });

export const sendManifest = (
  records: Records,
  changes: Document = {},
  condition: { ifMatch?: string; ifNoneMatch?: boolean } = {},
  encoders = description.encoders,
) =>
  putManifest(
    records,
    { documentary: 'film', text: manifestText(changes), author: jana, ...condition },
    { ...check, tool: { describe: async () => ({ ...description, encoders }) } },
  );

/** Registers an upload of which nothing but its facts exists. */
export const upload = async (
  records: Records,
  file: string,
  facts: MediaFacts = clipFacts(10, 'd1'),
): Promise<void> => {
  await keepFacts(records, 'film', BUILD, { facts, problems: [] });
  await putMedia(records, { documentary: 'film', file, digest: facts.digest, bytes: facts.bytes, author: jana });
};

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A cue a second, from the start. */
export const track = (...texts: string[]): Uint8Array =>
  bytes(texts.map((text, i) => `${i + 1}\n00:00:0${i},100 --> 00:00:0${i},960\n${text}\n`).join('\n'));

export const sendTrack = (
  records: Records,
  language: string,
  content: Uint8Array,
  more: { ifMatch?: string; kind?: 'sdh' | 'translation'; fileName?: string } = {},
) =>
  putSubtitles(
    records,
    { documentary: 'film', language, bytes: content, kind: 'translation', author: ivo, ...more },
    check,
  );

export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** `code at` of every problem. */
  readonly problems: readonly string[];
}

/** How something fails. @throws Error where it does not, or not as a PolyreelError */
export const refusalOf = async (failing: Promise<unknown>): Promise<Refusal> => {
  try {
    await failing;
  } catch (error) {
    if (!(error instanceof PolyreelError)) throw error;
    return { code: error.code, message: error.message, problems: error.problems.map(short) };
  }
  throw new Error('it did not fail');
};

export const short = ({ code, at }: Problem): string => `${code} ${at}`;

export const namesIn = async (store: ObjectStore, prefix = ''): Promise<string[]> => {
  const names: string[] = [];
  for await (const name of store.list(prefix)) names.push(name);
  return names.sort();
};

export const times = <Value>(count: number, make: (i: number) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));
