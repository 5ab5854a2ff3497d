import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import { placeOf } from '../../src/run/files.ts';
import { folderSource } from '../../src/run/folder-source.ts';
import { readProject } from '../../src/run/project.ts';
import { type Results, resultsIn } from '../../src/run/results.ts';

/** The plan of a film that was rendered, and its results. @param root the folder that no medium may lie outside */
export const planOf = async (
  manifest: string,
  home: string,
  root: string,
): Promise<{ plan: Plan; results: Results }> => {
  const tool = openMediaTool({});
  const store = diskStore(home);
  const font = notoSans().facts;
  const source = folderSource({ place: placeOf(manifest, root), tool, store });
  const { manifest: film, timeline, tracks, problems } = await readProject({ source, font, tool, jobs: 1 });
  if (!film || !timeline) throw new Error(JSON.stringify(problems));
  const { build } = await tool.describe();
  const asked = { manifest: film, timeline, tracks, languages: film.languages, edition: 'full' };
  return { plan: makePlan({ ...asked, font, tool: build }), results: resultsIn(store) };
};
