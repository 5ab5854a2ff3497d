import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaTool } from '../../../src/ports.ts';
import type { MediaFacts } from '../../../src/timeline/facts.ts';
import { clipFacts, stillFacts } from '../../support/facts.ts';

export interface FakeTool extends MediaTool {
  /** Makes ffmpeg fail to start, or probing and drawing wait. */
  readonly set: (state: { readonly broken?: boolean; readonly hold?: Promise<void> }) => void;
  /** Most probes that ran at once. */
  readonly most: () => number;
  readonly running: () => number;
  /** How many pictures were drawn, and most of them at once. */
  readonly drawn: () => { readonly most: number; readonly all: number };
  /** How often anything was probed. */
  readonly probed: () => number;
}

/** A tool that takes a file for a clip of ten seconds where its first bytes are `film`, for a picture where it drew it, and for nothing otherwise. */
export const fakeTool = (): FakeTool => {
  let [broken, running, most, probed] = [false, 0, 0, 0];
  let [drawing, drawn] = [0, { most: 0, all: 0 }];
  let hold = Promise.resolve();
  return {
    set: (state) => {
      broken = state.broken ?? false;
      hold = state.hold ?? Promise.resolve();
    },
    most: () => most,
    running: () => running,
    probed: () => probed,
    drawn: () => drawn,
    run: async (args, { cwd = '' } = {}) => {
      if (broken) throw new Error('spawn /usr/bin/ffmpeg ENOENT');
      const size = /scale=(\d+:\d+):in_color/.exec(args.join(' '))?.[1];
      if (args.at(-1) !== 'file:still.jpg') return { stderr: '' };
      drawing += 1;
      drawn = { most: Math.max(drawn.most, drawing), all: drawn.all + 1 };
      await hold;
      await writeFile(join(cwd, 'still.jpg'), `jpeg ${size}`);
      drawing -= 1;
      return { stderr: '' };
    },
    describe: async () => ({
      program: '/usr/bin/ffmpeg',
      probeProgram: '/usr/bin/ffprobe',
      version: '5.1',
      build: 'b'.repeat(64),
      decodes: [],
      encoders: ['libx264'],
      filters: [],
      confinedBy: [],
    }),
    probe: async ({ path, name, at }) => {
      running += 1;
      probed += 1;
      most = Math.max(most, running);
      await hold;
      const bytes = await readFile(path);
      running -= 1;
      const [, width, height] = /^jpeg (\d+):(\d+)$/.exec(bytes.toString()) ?? [];
      if (width) return { facts: sized(stillFacts(), Number(width), Number(height)), problems: [] };
      if (bytes.subarray(0, 4).toString() !== 'film') {
        const said = [`"${name}" is no medium.`, `"${name}" has no picture.`];
        return { problems: said.map((message) => ({ severity: 'block', code: 'media-not-media', at, message })) };
      }
      const facts = clipFacts(10, createHash('sha256').update(bytes).digest('hex'));
      return { facts: { ...facts, bytes: bytes.length }, problems: [] };
    },
  };
};

const sized = (facts: MediaFacts, width: number, height: number): MediaFacts =>
  facts.picture ? { ...facts, picture: { ...facts.picture, width, height } } : facts;
