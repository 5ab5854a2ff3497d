import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import type { Engine } from '../../src/run/engine.ts';
import { resultsIn } from '../../src/run/results.ts';
import { openWorkspace } from '../../src/run/workspace.ts';
import type { MediaFacts } from '../../src/timeline/facts.ts';

export interface TestEngine extends Engine {
  readonly folder: string;
  /** Facts of a file, which steps can then open by its digest. Throws where it is refused. */
  readonly take: (path: string) => Promise<MediaFacts>;
  readonly close: () => Promise<void>;
}

/** What steps run with, real to the last part, in a folder of its own. */
export const openEngine = async (ffmpegPath?: string): Promise<TestEngine> => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-engine-'));
  const tool = openMediaTool(ffmpegPath ? { ffmpegPath } : {});
  const media = new Map<string, string>();
  return {
    folder,
    tool,
    results: resultsIn(diskStore(folder)),
    workspace: await openWorkspace(folder),
    font: notoSans(),
    mediaPath: async (digest) => media.get(digest) ?? '',
    take: async (path) => {
      const { facts, problems } = await tool.probe({ path, name: path, at: '' });
      if (!facts) throw new Error(problems.map(({ message }) => message).join('\n'));
      media.set(facts.digest, path);
      return facts;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
};
