import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import type { MediaTool } from '../../src/ports.ts';
import type { Engine } from '../../src/run/engine.ts';
import { placeOf } from '../../src/run/files.ts';
import { folderSource } from '../../src/run/folder-source.ts';
import { localMedia } from '../../src/run/local-media.ts';
import { readProject } from '../../src/run/project.ts';
import { resultsIn } from '../../src/run/results.ts';
import { openWorkspace } from '../../src/run/workspace.ts';

export interface Workbench {
  readonly plan: Plan;
  readonly engine: Engine;
  /** The arguments of every run of ffmpeg since the plan was made. */
  readonly runs: (readonly string[])[];
}

/** A manifest's plan, and what its parts run with: real ffmpeg, watched; results in `home`. */
export const openWorkbench = async (manifest: string, home: string, ffmpegPath?: string): Promise<Workbench> => {
  const real = openMediaTool(ffmpegPath ? { ffmpegPath } : {});
  const store = diskStore(home);
  const font = notoSans();
  const source = folderSource({ place: placeOf(manifest), tool: real, store });
  const project = await readProject({ source, font: font.facts, tool: real, jobs: 1 });
  const { manifest: film, timeline, tracks, problems, files } = project;
  if (!film || !timeline || problems.length) throw new Error(JSON.stringify(problems));
  const { build } = await real.describe();
  const asked = { languages: film.languages, edition: 'full', font: font.facts, tool: build };
  const runs: (readonly string[])[] = [];
  const tool: MediaTool = {
    ...real,
    run: (args, options) => {
      runs.push(args);
      return real.run(args, options);
    },
  };
  return {
    plan: makePlan({ manifest: film, timeline, tracks, ...asked }),
    engine: {
      ...{ tool, font, results: resultsIn(store), workspace: await openWorkspace(home) },
      ...localMedia(files),
    },
    runs,
  };
};
