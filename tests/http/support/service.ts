import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { notoSans } from '../../../src/adapters/fonts/noto.ts';
import { diskUploads } from '../../../src/adapters/uploads/disk.ts';
import { createKey, ensureAdminKey } from '../../../src/documents/keys.ts';
import { mediaObject } from '../../../src/documents/media.ts';
import type { Records } from '../../../src/documents/records.ts';
import { buildApp } from '../../../src/http/app.ts';
import { serviceLogger } from '../../../src/http/logger.ts';
import type { Services } from '../../../src/http/services.ts';
import { type FilmDesk, openFilmDesk } from '../../../src/jobs/film-desk.ts';
import { newPlanner } from '../../../src/jobs/planner.ts';
import type { ObjectStore, Signal } from '../../../src/ports.ts';
import type { Engine } from '../../../src/run/engine.ts';
import { printText } from '../../../src/run/print/print.ts';
import { resultsIn } from '../../../src/run/results.ts';
import { openWorkspace } from '../../../src/run/workspace.ts';
import { memoryStore } from '../../adapters/store/memory-store.ts';
import { plainFont } from '../../support/project.ts';
import { type Called, newClient } from './client.ts';
import { type FakeRenders, fakeRenders } from './fake-renders.ts';
import { type FakeTool, fakeTool } from './fake-tool.ts';

export interface TestService {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly records: Records;
  readonly services: Services;
  readonly renders: FakeRenders;
  readonly tool: FakeTool;
  readonly folder: string;
  /** The text of an admin's key. */
  readonly admin: string;
  readonly call: Called;
  /** Makes a key and gives its text. */
  readonly key: (wanted: {
    readonly role: string;
    readonly languages?: readonly string[];
    readonly documentaries?: readonly string[];
  }) => Promise<string>;
  /** Everything that was logged. */
  readonly log: () => string;
  /** Tells all processes, as another one would. */
  readonly tell: (signal: Signal) => void;
  /** Moves the clock on. */
  readonly pass: (milliseconds: number) => void;
  readonly close: () => Promise<void>;
}

/** Films as the service looks at them, in a folder; with a real tool, real letters too. */
const openFilms = async (
  records: Records,
  home: string,
  fake: FakeTool,
  real?: Services['tool'],
): Promise<FilmDesk> => {
  const [tool, font] = real ? [real, notoSans()] : [fake, { facts: plainFont, files: [] }];
  const workspace = await openWorkspace(home);
  const results = resultsIn(records.store);
  const engineOf = (documentary: string): Engine => {
    const mediaPath = async (digest: string) => (await records.store.localPath(mediaObject(documentary, digest))) ?? '';
    return { tool, font, results, workspace, mediaPath };
  };
  return openFilmDesk({ records, tool, font, engineOf, planner: newPlanner(records, tool, font, 1) });
};

/** The app on a free port, over a store in memory and uploads in a folder, with renders that a test drives. */
export const openService = async (
  changes: Partial<Services> = {},
  store: ObjectStore = memoryStore(),
): Promise<TestService> => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-http-'));
  let [ahead, logged] = [0, ''];
  const records: Records = { store, now: () => new Date(Date.now() + ahead) };
  const renders = fakeRenders(records);
  const tool = fakeTool();
  const films = await openFilms(records, folder, tool, changes.tool);
  const listeners = new Set<(signal: Signal) => void>();
  const services: Services = {
    ...{ records, renders, tool, films },
    font: plainFont,
    print: (contents) => printText(contents, notoSans()),
    uploads: diskUploads(join(folder, 'uploads'), store),
    queues: {
      hear: async (listener) => {
        listeners.add(listener);
        return async () => void listeners.delete(listener);
      },
      tell: async (signal) => {
        for (const listener of listeners) listener(signal);
      },
      ping: async () => {},
    },
    work: {
      queues: async () => ({ steps: { waiting: 3, active: 2, failed: 1 } }),
      renders: async () => ({ queued: 1, running: 1 }),
      workers: async () => 2,
    },
    logger: serviceLogger({ write: (line) => (logged += line) }),
    version: '0.1.0',
    ...changes,
  };
  const app = await buildApp(services);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const admin = (await ensureAdminKey(records)) ?? '';
  return {
    ...{ app, url, records, services, renders, tool, folder, admin },
    call: newClient(url),
    key: async (wanted) => {
      const author = { key: 'start', label: 'tests', role: 'admin' } as const;
      return (await createKey(records, { label: wanted.role, author, ...wanted })).key;
    },
    log: () => logged,
    tell: (signal) => {
      for (const listener of listeners) listener(signal);
    },
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
