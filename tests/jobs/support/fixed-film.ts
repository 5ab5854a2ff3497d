import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openMediaTool } from '../../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../../src/adapters/fonts/noto.ts';
import { putManifest } from '../../../src/documents/manifests.ts';
import { mediaObject, putMedia } from '../../../src/documents/media.ts';
import type { ReleaseRecord } from '../../../src/documents/model.ts';
import { currentState } from '../../../src/documents/project.ts';
import { readRelease } from '../../../src/documents/releases.ts';
import { askRender, readRender } from '../../../src/documents/renders.ts';
import { conduct } from '../../../src/jobs/conduct.ts';
import { openWorkshop } from '../../../src/jobs/open-workshop.ts';
import { runStep } from '../../../src/jobs/run-step.ts';
import { hearSteps } from '../../../src/jobs/step-events.ts';
import { keysOfProduct, productsOf } from '../../../src/plan/products.ts';
import type { ObjectStore } from '../../../src/ports.ts';
import { placeOf } from '../../../src/run/part.ts';
import { memoryQueues } from '../../adapters/queue/memory-queues.ts';
import { jana, manifestText, sendTrack, track } from '../../documents/kit.ts';
import { runFfmpeg } from '../../support/studio.ts';
import { runningJob } from './desk.ts';

export const ALL = ['en', 'cs', 'fr', 'hr'];
export const EVERYTHING = ['burned', 'soft', 'sidecars', 'hls', 'mkv', 'webm', 'audio', 'poster', 'pack'];
const SECONDS = 5;

/** What a render sent to the store, in bytes. */
export interface Sending {
  readonly release: ReleaseRecord;
  readonly total: number;
  /** By what was made: `spans`, or the path of a product. The rest was sent for records, texts and the release. */
  readonly parts: Readonly<Record<string, number>>;
}

export interface FixedFilm {
  /** Uploads a track of which one cue says something else than before. */
  readonly fix: (language: string) => Promise<void>;
  readonly render: (languages: readonly string[]) => Promise<Sending>;
  readonly close: () => Promise<void>;
}

/**
 * A film in four languages with everything that can be delivered, of a clip that is hard to compress, made as the service makes it.
 * @param sent bytes that were sent to the store so far
 */
export const openFixedFilm = async (folder: string, store: ObjectStore, sent: () => number): Promise<FixedFilm> => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const [tool, font, queues] = [openMediaTool({}), notoSans(), memoryQueues()];
  const parts = { store, log, queues, tool, font, jobs: 1, version: 'test', home: join(folder, 'home') };
  const workshop = await openWorkshop({ ...parts, hasHooks: false, rangeUrl: async () => undefined });
  const { records, steps } = workshop;
  const spent: { readonly key: string; readonly kind: string; readonly bytes: number }[] = [];
  await steps.work(
    async (job) => {
      const before = sent();
      await runStep(workshop, job);
      spent.push({ key: job.data.keys[0] ?? '', kind: job.data.kind, bytes: sent() - before });
    },
    { concurrency: 1 },
  );
  const events = await hearSteps(steps);
  await putFilm(records, folder, { tool, font: font.facts });
  let fixes = 0;
  return {
    fix: async (language) => {
      fixes += 1;
      await sendTrack(records, language, trackOf(language, ` (${fixes})`));
    },
    render: async (languages) => {
      const { pins } = await currentState(records, 'film');
      const ask = { documentary: 'film', edition: 'full', languages, pins, acceptErrors: false, author: jana };
      const { record } = await askRender(records, ask);
      const plan = await workshop.planner.plan(record);
      const [before, done] = [sent(), spent.length];
      await conduct(workshop, events, runningJob(record.id));
      const total = sent() - before;
      const ended = await readRender(records, record.id);
      const release = await readRelease(records, 'film', ended?.release ?? '');
      if (!release) throw new Error(JSON.stringify(ended));
      const paths = new Map(
        productsOf(plan).flatMap((one) => keysOfProduct(one).map((key) => [key, placeOf(one, plan)] as const)),
      );
      const bytes: Record<string, number> = {};
      for (const one of spent.slice(done)) {
        const name = one.kind === 'scene' ? 'spans' : (paths.get(one.key) ?? one.kind);
        bytes[name] = (bytes[name] ?? 0) + one.bytes;
      }
      return { release, total, parts: bytes };
    },
    close: () => queues.close(),
  };
};

type Putting = Parameters<typeof putManifest>[2];

const putFilm = async (records: Parameters<typeof putMedia>[0], folder: string, checking: Putting): Promise<void> => {
  const clip = join(folder, 'farm.mp4');
  const picture = ['-f', 'lavfi', '-i', `testsrc2=s=320x180:r=25:d=${SECONDS},noise=alls=30:allf=t`];
  const sound = ['-f', 'lavfi', '-i', `sine=d=${SECONDS}`];
  await runFfmpeg(['-v', 'error', ...picture, ...sound, '-c:v', 'libx264', '-preset', 'ultrafast', clip]);
  const content = await readFile(clip);
  const digest = createHash('sha256').update(content).digest('hex');
  await records.store.create(mediaObject('film', digest), content);
  await putMedia(records, { documentary: 'film', file: 'farm.mp4', digest, bytes: content.length, author: jana });
  const text = manifestText({
    ...{ languages: ALL, format: { width: 320, height: 180, frameRate: '25' }, deliver: EVERYTHING },
    renditions: [{ name: '180p', height: 180, crf: 12, maxrate: '8000k' }],
    timeline: [{ section: { title: 'All', kind: 'other' } }, { clip: 'farm', from: '0s', to: `${SECONDS}s` }],
  });
  await putManifest(records, { documentary: 'film', text, author: jana }, checking);
  for (const language of ALL) await sendTrack(records, language, trackOf(language));
};

const trackOf = (language: string, change = ''): Uint8Array =>
  track(`One in ${language}.`, `Two in ${language}.${change}`, `Three in ${language}.`, `Four in ${language}.`);
