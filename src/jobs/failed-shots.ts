import { manifestAt } from '../documents/manifests.ts';
import type { RenderRecord } from '../documents/model.ts';
import { type Manifest, readManifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import type { ShotPicture, Timeline } from '../timeline/timeline.ts';
import type { Workshop } from './workshop.ts';

/**
 * Problems of shots, which a step finds by its plan, as an editor finds them: with the names of the files that they show,
 * and at their places in the manifest as it is written.
 */
export const inManifest = async (
  { planner, records }: Pick<Workshop, 'planner' | 'records'>,
  record: RenderRecord,
  problems: readonly Problem[],
): Promise<Problem[]> => {
  const { documentary, edition, pins } = record;
  const written = await manifestAt(records, documentary, pins.manifest).catch(() => undefined);
  const manifest = written && readManifest(written.text, 0, documentary).manifest;
  const { timeline } = (await planner.project(record).catch(() => undefined)) ?? {};
  if (!manifest || !timeline) return [...problems];
  const own = new Map(Object.entries(manifest.editions ?? {})).get(edition)?.timeline;
  return problems.map((problem) => {
    const entry = /^\/timeline\/(\d+)$/.exec(problem.at)?.[1];
    if (entry === undefined) return problem;
    const files = filesOf(Number(entry), timeline, manifest);
    const shows = files.length ? ` The shot shows ${files.map((file) => `"${file}"`).join(' and ')}.` : '';
    const at = own ? `/editions/${edition}${problem.at}` : problem.at;
    return { ...problem, at, message: problem.message + shows };
  });
};

const filesOf = (entry: number, { shots }: Timeline, { media = {} }: Manifest): string[] => {
  const picture = shots.find((shot) => shot.entry === entry)?.picture;
  return picture ? mediaOf(picture).map((name) => media[name]?.file ?? name) : [];
};

const mediaOf = (picture: ShotPicture): string[] => {
  if (picture.kind === 'clip') return [picture.media, ...(picture.second ? [picture.second.picture.media] : [])];
  if (picture.kind === 'still') return [picture.media];
  return picture.kind === 'card' && picture.image ? [picture.image.media] : [];
};
