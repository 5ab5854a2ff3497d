import {
  appendFileSync,
  copyFileSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import type { MediaTool } from '../../src/ports.ts';
import { probeOnce } from '../../src/run/media-facts.ts';
import { type Part, runPart } from '../../src/run/part.ts';
import { npmBuild } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { chances } from '../support/seed.ts';
import { makeClip } from '../support/studio.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const folder = testFolder();
const [original, canary] = [join(folder, 'original.mp4'), join(folder, 'canary.mp4')];
beforeAll(async () => {
  await makeClip(original, { seconds: 2, size: '64x36' });
  await makeClip(canary, { seconds: 2, size: '64x36', tone: 880 });
});

interface Swap {
  readonly what: string;
  readonly swap: (path: string) => void;
  readonly back?: (path: string) => void;
}

/** Ways of putting something else where a file was, and itself again. */
const SWAPS: readonly Swap[] = [
  {
    what: 'another file in its place',
    swap: (path) => {
      copyFileSync(canary, `${path}.new`);
      renameSync(`${path}.new`, path);
    },
  },
  {
    what: 'a link in its place',
    swap: (path) => {
      rmSync(path);
      symlinkSync(canary, path);
    },
  },
  {
    what: 'a hard link in its place',
    swap: (path) => {
      rmSync(path);
      linkSync(canary, path);
    },
  },
  { what: 'other bytes in it', swap: (path) => copyFileSync(canary, path) },
  { what: 'more bytes in it', swap: (path) => appendFileSync(path, 'x') },
  { what: 'nothing in its place', swap: (path) => rmSync(path) },
  {
    what: 'another in its place while it is read, and itself again after',
    swap: (path) => {
      renameSync(path, `${path}.kept`);
      copyFileSync(canary, path);
    },
    back: (path) => renameSync(`${path}.kept`, path),
  },
];

interface Stage {
  readonly path: string;
  readonly home: string;
  readonly bench: Workbench;
}

/** A film of one clip, planned and not made. */
const stage = async (): Promise<Stage> => {
  const place = mkdtempSync(join(folder, 'film-'));
  const [path, home] = [join(place, 'a.mp4'), join(place, 'home')];
  copyFileSync(original, path);
  const manifest = join(place, 'film.json');
  const film = {
    ...{ version: 1, id: 'film', title: 'Film', languages: ['en'], fallback: true },
    ...{ format: { width: 64, height: 36, frameRate: '25' }, media: { a: { file: 'a.mp4' } } },
    ...{ captions: { a: { en: 'a.srt' } }, timeline: [{ clip: 'a' }], deliver: ['burned', 'poster'] },
  };
  writeFileSync(join(place, 'a.srt'), '1\n00:00:00,200 --> 00:00:01,800\nShe comes.\n');
  writeFileSync(manifest, JSON.stringify(film));
  return { path, home, bench: await openWorkbench(manifest, home) };
};

const partsOf = ({ plan }: Workbench): Part[] => [
  ...plan.scenes.map((scene): Part => ({ kind: 'scene', scene, steps: scene.steps })),
  ...plan.sounds.map((step): Part => ({ kind: 'sound', step })),
];
const keysOf = (part: Part): string[] =>
  part.kind === 'scene' ? part.steps.map(({ key }) => key) : part.kind === 'sound' ? [part.step.key] : [];

/** Makes one part, with something done before ffmpeg reads and after it has read. */
const make = async (
  { engine, plan }: Workbench,
  part: Part,
  before: () => void,
  after = (): void => undefined,
): Promise<void> => {
  const tool: MediaTool = {
    ...engine.tool,
    run: async (args, options) => {
      before();
      try {
        return await engine.tool.run(args, options);
      } finally {
        after();
      }
    },
  };
  await runPart({ ...engine, tool }, plan, part, { signal: new AbortController().signal });
};

describe('a medium that was read, and is then swapped', () => {
  it.each(SWAPS)('stops the step, and nothing is kept under its key: $what', async ({ what, swap, back }) => {
    const { path, bench } = await stage();
    const { pick } = chances(what);
    const part = pick(partsOf(bench));
    const made = make(
      bench,
      part,
      () => swap(path),
      () => back?.(path),
    );
    // ffmpeg itself may stumble first over what it finds there; what counts is that it is told, and that nothing is kept.
    await expect(made).rejects.toMatchObject({ name: 'PolyreelError', code: 'media-failed' });
    for (const key of keysOf(part)) expect(await bench.engine.results.open(key)).toBeUndefined();
  });

  it('is kept where nobody touches it', async () => {
    const { bench } = await stage();
    for (const part of partsOf(bench)) {
      await make(bench, part, () => undefined);
      for (const key of keysOf(part)) expect(await bench.engine.results.open(key)).toBeDefined();
    }
  });

  it.each(SWAPS)('is told while it is probed, and nothing is remembered of it: $what', async ({ swap, back }) => {
    const place = mkdtempSync(join(folder, 'probe-'));
    const [path, home] = [join(place, 'a.mp4'), join(place, 'home')];
    copyFileSync(original, path);
    const tool: MediaTool = {
      ...npmBuild.tool,
      probe: async (file, options) => {
        const probed = await npmBuild.tool.probe(file, options);
        swap(path);
        back?.(path);
        return probed;
      },
    };
    const { facts, problems } = await probeOnce(tool, diskStore(home), { path, name: 'a.mp4', at: '/media/a/file' });
    expect([facts, problems.map(({ code }) => code)]).toEqual([undefined, ['media-changed']]);
    expect(readdirSync(place, { recursive: true }).filter((name) => /facts/.test(`${name}`))).toEqual([]);
  });
});
