import type { RenderRecord } from '../documents/model.ts';
import type { Plan } from '../plan/plan.ts';
import { publishMade } from './publish-made.ts';
import { releaseFiles } from './release-files.ts';
import { toldOf } from './told.ts';
import type { Workshop } from './workshop.ts';

/**
 * Puts the films and texts of a render into a release, and makes it the latest where it was asked for last.
 * @returns the release's id
 * @throws PolyreelError as {@link publishMade} does
 */
export const publish = async (
  { records, tool, engineOf, version: polyreel }: Workshop,
  render: RenderRecord,
  plan: Plan,
  signal: AbortSignal,
): Promise<string> => {
  const files = await releaseFiles(plan, engineOf(render.documentary).results);
  const { build, version: ffmpeg } = await tool.describe();
  const renditions = [...new Set(plan.films.flatMap(({ rendition }) => rendition?.name ?? []))];
  const film = { languages: plan.languages, renditions, told: toldOf(plan) };
  const versions = { ffmpeg, polyreel };
  return publishMade(records, { render, files, film, tool: build, versions }, signal);
};
