import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { putManifest } from '../../src/documents/manifests.ts';
import { mediaObject, putMedia } from '../../src/documents/media.ts';
import type { Pins } from '../../src/documents/model.ts';
import type { Records } from '../../src/documents/records.ts';
import { askRender } from '../../src/documents/renders.ts';
import { openWorkshop } from '../../src/jobs/open-workshop.ts';
import { publish } from '../../src/jobs/publish.ts';
import { runStep } from '../../src/jobs/run-step.ts';
import { keysOf } from '../../src/jobs/step-id.ts';
import type { Workshop } from '../../src/jobs/workshop.ts';
import { productsOf } from '../../src/plan/products.ts';
import type { Part } from '../../src/run/part.ts';
import { dataOf, sha256File } from '../../src/run/results.ts';
import { memoryQueues } from '../adapters/queue/memory-queues.ts';
import { type FaultyBucket, openFaultyBucket } from '../adapters/store/s3/desk.ts';
import { jana, manifestText, sendTrack, track } from '../documents/kit.ts';
import { runFfmpeg } from '../support/studio.ts';

const SMALLEST = 64 * 1024;
const { signal } = new AbortController();

let bench: FaultyBucket;
let workshop: Workshop;
let records: Records;
let media: Pins['media'];
beforeAll(async () => {
  bench = await openFaultyBucket({ smallest: SMALLEST, part: 2 * SMALLEST });
  const { store } = bench;
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const [tool, font] = [openMediaTool({}), notoSans()];
  const parts = { store, log, queues: memoryQueues(), tool, font, jobs: 1, version: 'test' };
  const home = join(bench.folder, 'home');
  workshop = await openWorkshop({ ...parts, home, hasHooks: false, rangeUrl: async () => undefined });
  ({ records } = workshop);
  const clip = join(bench.folder, 'farm.mp4');
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=5,noise=alls=30:allf=t'];
  await runFfmpeg([...picture, '-f', 'lavfi', '-i', 'sine=d=5', '-c:v', 'libx264', '-preset', 'ultrafast', clip]);
  const content = await readFile(clip);
  const digest = await sha256File(clip);
  await store.create(mediaObject('film', digest), content);
  await putMedia(records, { documentary: 'film', file: 'farm.mp4', digest, bytes: content.length, author: jana });
  media = { 'farm.mp4': digest };
  const format = { width: 320, height: 180, frameRate: '25' };
  const renditions = [{ name: '180p', height: 180, crf: 12, maxrate: '8000k' }];
  const text = manifestText({
    format,
    renditions,
    deliver: ['soft', 'mkv'],
    timeline: [{ clip: 'farm', from: '0s', to: '5s' }],
  });
  await putManifest(records, { documentary: 'film', text, author: jana }, { tool, font: font.facts });
  await sendTrack(records, 'en', track('She comes.', 'She goes.'));
});
afterAll(() => bench.close());

/** Makes a render's parts one after the other, and its release. @returns bytes sent for each of its films */
const render = async (subtitles: Pins['subtitles']): Promise<Record<string, { sent: number; bytes: number }>> => {
  const pins = { manifest: 1, subtitles, media };
  const ask = {
    documentary: 'film',
    edition: 'full',
    languages: ['en', 'cs'],
    pins,
    acceptErrors: false,
    author: jana,
  };
  const { record } = await askRender(records, ask);
  const plan = await workshop.planner.plan(record);
  const parts: Part[] = [
    ...plan.scenes.map((scene): Part => ({ kind: 'scene', scene, steps: scene.steps })),
    ...plan.sounds.map((step): Part => ({ kind: 'sound', step })),
    ...plan.mixes.map((step): Part => ({ kind: 'mix', step })),
    ...productsOf(plan),
  ];
  const films: Record<string, { sent: number; bytes: number }> = {};
  for (const part of parts) {
    const before = bench.proxy.sent();
    const data = { render: record.id, kind: part.kind, keys: keysOf(part) };
    await runStep(workshop, { id: 'step', data, attempt: 1, signal, report: () => {} });
    if (part.kind !== 'film') continue;
    const bytes = (await bench.behind.size(dataOf(part.film.key))) ?? 0;
    films[part.film.path] = { sent: bench.proxy.sent() - before, bytes };
  }
  await publish(workshop, record, plan, signal);
  return films;
};

it('a corrected cue sends of the films with all languages what it changed, also where their results are gone', async () => {
  await sendTrack(records, 'cs', track('Přijela.', 'Odjela.'));
  const first = await render({ en: 1, cs: 1 });
  expect(Object.keys(first).sort()).toEqual(['film.180p.mkv', 'film.180p.mp4']);
  for (const { sent, bytes } of Object.values(first)) expect(sent).toBeGreaterThan(bytes);
  for await (const name of bench.behind.list('results/')) await bench.behind.remove(name);
  await sendTrack(records, 'cs', track('Přijela ráno.', 'Odjela.'));
  const second = await render({ en: 1, cs: 2 });
  for (const { sent, bytes } of Object.values(second)) {
    expect(bytes).toBeGreaterThan(20 * SMALLEST);
    expect(sent).toBeLessThan(3 * SMALLEST + 0.01 * bytes);
  }
});
