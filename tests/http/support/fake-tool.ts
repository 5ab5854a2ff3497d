import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { MediaTool } from '../../../src/ports.ts';
import { clipFacts } from '../../support/facts.ts';

export interface FakeTool extends MediaTool {
  /** Makes ffmpeg fail to start, or probing wait. */
  readonly set: (state: { readonly broken?: boolean; readonly hold?: Promise<void> }) => void;
  /** Most probes that ran at once. */
  readonly most: () => number;
  readonly running: () => number;
  /** How often anything was probed. */
  readonly probed: () => number;
}

/** A tool that takes a file for a clip of ten seconds where its first bytes are `film`, and for nothing otherwise. */
export const fakeTool = (): FakeTool => {
  let [broken, running, most, probed] = [false, 0, 0, 0];
  let hold = Promise.resolve();
  return {
    set: (state) => {
      broken = state.broken ?? false;
      hold = state.hold ?? Promise.resolve();
    },
    most: () => most,
    running: () => running,
    probed: () => probed,
    run: async () => {
      if (broken) throw new Error('spawn /usr/bin/ffmpeg ENOENT');
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
      if (bytes.subarray(0, 4).toString() !== 'film') {
        const said = [`"${name}" is no medium.`, `"${name}" has no picture.`];
        return { problems: said.map((message) => ({ severity: 'block', code: 'media-not-media', at, message })) };
      }
      const facts = clipFacts(10, createHash('sha256').update(bytes).digest('hex'));
      return { facts: { ...facts, bytes: bytes.length }, problems: [] };
    },
  };
};
