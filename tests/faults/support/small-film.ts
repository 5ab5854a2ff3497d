import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openMediaTool } from '../../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../../src/adapters/fonts/noto.ts';
import { putManifest } from '../../../src/documents/manifests.ts';
import { mediaObject, putMedia } from '../../../src/documents/media.ts';
import type { RenderRecord } from '../../../src/documents/model.ts';
import { currentState } from '../../../src/documents/project.ts';
import { askRender, readRender } from '../../../src/documents/renders.ts';
import { PolyreelError } from '../../../src/errors.ts';
import { conduct } from '../../../src/jobs/conduct.ts';
import { openWorkshop } from '../../../src/jobs/open-workshop.ts';
import { runStep } from '../../../src/jobs/run-step.ts';
import { hearSteps } from '../../../src/jobs/step-events.ts';
import type { Workshop } from '../../../src/jobs/workshop.ts';
import type { ObjectStore } from '../../../src/ports.ts';
import { memoryQueues } from '../../adapters/queue/memory-queues.ts';
import { jana, manifestText, sendTrack, track } from '../../documents/kit.ts';
import { runningJob } from '../../jobs/support/desk.ts';
import { makeClip } from '../../support/studio.ts';

/** How often the queue tries a step. */
const ATTEMPTS = 3;
export const LANGUAGES = ['en', 'cs'];

/** A worker and what leads renders, in one process: real but for its queue, over a store that a test gives. */
export interface Stage {
  readonly workshop: Workshop;
  /** What was made of which kind, by the keys of its results. */
  readonly made: ReadonlyMap<string, string>;
  /** Asks for a render of the film as it stands. */
  readonly ask: () => Promise<RenderRecord>;
  /**
   * Leads a render once. Steps that the queue has given up end it as if the worker were closed: left alone they are tried
   * again a quarter of a minute later.
   * @returns how the render stands; what leading it threw is beside it
   */
  readonly lead: (render: RenderRecord, attempt?: number) => Promise<Led>;
  readonly close: () => Promise<void>;
}

export interface Led {
  readonly state: RenderRecord['state'] | undefined;
  readonly problems: RenderRecord['problems'];
  readonly release?: string;
  readonly error?: PolyreelError;
}

export interface StageOptions {
  readonly now?: () => Date;
  readonly rangeUrl?: (name: string) => Promise<string | undefined>;
}

/** @param home the folder in which steps run */
export const openStage = async (home: string, store: ObjectStore, options: StageOptions = {}): Promise<Stage> => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const [tool, font, queues] = [openMediaTool({}), notoSans(), memoryQueues({ attempts: ATTEMPTS })];
  const rangeUrl = options.rangeUrl ?? (async () => undefined);
  const parts = { ...{ store, log, queues, tool, font, home, rangeUrl }, jobs: 1, version: 'test', hasHooks: false };
  const opened = await openWorkshop(parts);
  const records = { ...opened.records, ...(options.now ? { now: options.now } : {}) };
  const workshop: Workshop = { ...opened, records };
  const { steps } = workshop;
  const made = new Map<string, string>();
  let stop = new AbortController();
  await steps.work(
    async (job) => {
      await runStep(workshop, job).catch((error: unknown) => {
        const isAway = error instanceof PolyreelError && error.code === 'store-away';
        if (isAway && job.attempt === ATTEMPTS) stop.abort(new PolyreelError('interrupted', 'the worker closes.'));
        throw error;
      });
      for (const key of job.data.keys) made.set(key, job.data.kind);
    },
    { concurrency: 2 },
  );
  const events = await hearSteps(steps);
  return {
    workshop,
    made,
    ask: async () => {
      const { pins } = await currentState(records, 'film');
      const ask = {
        documentary: 'film',
        edition: 'full',
        languages: LANGUAGES,
        pins,
        acceptErrors: true,
        author: jana,
      };
      return (await askRender(records, ask)).record;
    },
    lead: async ({ id }, attempt = 1) => {
      stop = new AbortController();
      const error = await conduct(workshop, events, runningJob(id, attempt, stop.signal)).then(
        () => undefined,
        (thrown: PolyreelError) => thrown,
      );
      const record = await readRender(records, id).catch(() => undefined);
      const { state, problems = [], release } = record ?? {};
      return { state, problems, ...(release ? { release } : {}), ...(error ? { error } : {}) };
    },
    close: () => queues.close(),
  };
};

/** Leads a render until it has ended, as the queue would. */
export const finish = async ({ lead }: Stage, render: RenderRecord): Promise<Led> => {
  for (let attempt = 1; ; attempt++) {
    const led = await lead(render, attempt);
    if (!led.error || attempt === 5) return led;
  }
};

/** Two seconds of a clip in two languages, each with two cues. @param folder for the clip */
export const putSmallFilm = async (
  { records, tool, font }: Workshop,
  folder: string,
  deliver: readonly string[],
): Promise<void> => {
  const clip = join(folder, 'farm.mp4');
  await makeClip(clip, { seconds: 2 });
  const content = await readFile(clip);
  const digest = createHash('sha256').update(content).digest('hex');
  await records.store.create(mediaObject('film', digest), content);
  await putMedia(records, { documentary: 'film', file: 'farm.mp4', digest, bytes: content.length, author: jana });
  const text = manifestText({
    ...{ languages: LANGUAGES, format: { width: 320, height: 180, frameRate: '25' }, deliver },
    renditions: [{ name: '180p', height: 180 }],
    timeline: [{ section: { title: 'All', kind: 'other' } }, { clip: 'farm', from: '0s', to: '2s' }],
  });
  await putManifest(records, { documentary: 'film', text, author: jana }, { tool, font: font.facts });
  for (const language of LANGUAGES) await putTrack({ records }, language);
};

export const putTrack = ({ records }: Pick<Workshop, 'records'>, language: string, change = '') =>
  sendTrack(records, language, track(`One in ${language}.`, `Two in ${language}.${change}`));
