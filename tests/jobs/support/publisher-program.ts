// A publisher in a process of its own, to be killed: `node --import tsx publisher-program.ts <JSON of PublisherProgram>`.
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskStore } from '../../../src/adapters/store/disk.ts';
import type { S3Settings } from '../../../src/adapters/store/s3.ts';
import type { Records } from '../../../src/documents/records.ts';
import { askRender, endRender, hasEnded } from '../../../src/documents/renders.ts';
import { PolyreelError } from '../../../src/errors.ts';
import { parallel } from '../../../src/jobs/parallel.ts';
import { publishMade } from '../../../src/jobs/publish-made.ts';
import { releaseFiles } from '../../../src/jobs/release-files.ts';
import { productsOf } from '../../../src/plan/products.ts';
import type { ObjectStore } from '../../../src/ports.ts';
import { keepNeeds } from '../../../src/run/needs.ts';
import { filesOfProduct, type PlannedFile } from '../../../src/run/outputs.ts';
import { type Results, resultsIn } from '../../../src/run/results.ts';
import { type RunningProgram, startProgram } from '../../support/program.ts';
import { type Beginnings, LANGUAGES, planOfAsk, RENDITION, resultOf } from './numbered-film.ts';

export interface NumberedAsk {
  readonly ask: number;
  readonly languages: readonly string[];
}

export interface PublisherProgram {
  readonly store: { readonly folder: string } | { readonly s3: S3Settings };
  /** For what it writes before it is a result. */
  readonly work: string;
  readonly beginnings: Beginnings;
  /** Published one after the other; what has ended already is passed over. */
  readonly asks: readonly NumberedAsk[];
}

const CODEC = 'avc1.4d401f';
const author = { key: '0a1b2c3d4e5f', label: 'Jana', role: 'editor' } as const;

/** Says `begin <ask>`, a dot for every operation of the store, and `end <ask>`. */
const run = async ({ store, work, beginnings, asks }: PublisherProgram): Promise<void> => {
  const records: Records = { store: counted(await openStore(store)), now: () => new Date() };
  await mkdir(work, { recursive: true });
  for (const each of asks) {
    const done = (): Promise<boolean> => publishAsk(records, each, { work, beginnings });
    if (!(await whileAway(done))) continue;
    process.stdout.write(`\nend ${each.ask}\n`);
  }
};

/** The SDK is loaded only where it is used: this program starts often. */
const openStore = async (place: PublisherProgram['store']): Promise<ObjectStore> => {
  if ('folder' in place) return diskStore(place.folder);
  const { s3Store } = await import('../../../src/adapters/store/s3.ts');
  return s3Store(place.s3);
};

/** @returns false where it had ended before */
const publishAsk = async (
  records: Records,
  { ask, languages }: NumberedAsk,
  made: Pick<PublisherProgram, 'work' | 'beginnings'>,
): Promise<boolean> => {
  const pins = { manifest: ask, subtitles: {}, media: {} };
  const asked = { documentary: 'film', edition: 'full', languages, pins, acceptErrors: false, author };
  const { record: render } = await askRender(records, asked);
  if (hasEnded(render)) return false;
  process.stdout.write(`\nbegin ${ask}\n`);
  const plan = planOfAsk(ask, languages);
  await keepNeeds(records.store, plan, render.id, records.now());
  const results = resultsIn(records.store);
  await parallel(productsOf(plan).flatMap(filesOfProduct), 4, (file) => makeResult(results, file, ask, made));
  const film = { languages: LANGUAGES, renditions: [RENDITION] };
  const files = await releaseFiles(plan, results);
  const { signal } = new AbortController();
  const release = await publishMade(records, { render, files, film, tool: 'build' }, signal);
  await endRender(records, render.id, { state: 'succeeded', problems: [], release });
  return true;
};

const makeResult = async (
  results: Results,
  { about: { key }, path }: PlannedFile,
  ask: number,
  { work, beginnings }: Pick<PublisherProgram, 'work' | 'beginnings'>,
): Promise<void> => {
  if (await results.exists(key)) return;
  const file = join(work, randomUUID());
  await writeFile(file, await resultOf(path('0'.repeat(64)), key, ask, beginnings));
  await results.commit(key, file, { codec: CODEC });
};

/** A render that meets a store that is away is led again. */
const whileAway = async <Value>(task: () => Promise<Value>): Promise<Value> => {
  for (;;)
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof PolyreelError) || error.code !== 'store-away') throw error;
    }
};

const counted = (store: ObjectStore): ObjectStore => {
  const told =
    <Args extends unknown[], Value>(operation: (...args: Args) => Promise<Value>) =>
    (...args: Args): Promise<Value> => {
      process.stdout.write('.');
      return operation(...args);
    };
  const { read, readVersion, create, replace, swap, copy, remove } = store;
  return {
    ...store,
    ...{ read: told(read), readVersion: told(readVersion), create: told(create), replace: told(replace) },
    ...{ swap: told(swap), copy: told(copy), remove: told(remove) },
  };
};

export const startPublisher = (program: PublisherProgram): RunningProgram =>
  startProgram(
    [JSON.stringify(program)],
    [process.execPath, '--import', 'tsx', 'tests/jobs/support/publisher-program.ts'],
  );

const [, , given] = process.argv;
if (import.meta.filename === process.argv[1] && given) await run(JSON.parse(given));
