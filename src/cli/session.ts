import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PolyreelError } from '../errors.ts';
import { FULL } from '../manifest/editions.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import type { ObjectStore } from '../ports.ts';
import { stops } from '../problem.ts';
import type { Engine } from '../run/engine.ts';
import { placeOf } from '../run/files.ts';
import { folderSource } from '../run/folder-source.ts';
import { localMedia } from '../run/local-media.ts';
import { type Project, readProject } from '../run/project.ts';
import { refusal } from '../run/refusal.ts';
import { resultsIn } from '../run/results.ts';
import { openWorkspace } from '../run/workspace.ts';
import type { CheckOptions } from '../subtitles/check.ts';
import type { Context } from './context.ts';

export interface ProjectOptions {
  readonly manifest: string;
  readonly home?: string;
  readonly root?: string;
  /** Absent: the full film, and where it is only checked, all of them. */
  readonly edition?: string;
  readonly languages?: string;
  readonly jobs?: number;
  readonly acceptErrors?: boolean;
}

/** A project read from the command line, with what is needed to make it. */
export interface Session {
  readonly project: Project;
  readonly edition: string;
  readonly languages: readonly string[];
  readonly store: ObjectStore;
  readonly home: string;
  readonly jobs: number;
}

/** @throws PolyreelError where the arguments are wrong; what is wrong with the project stands in it. */
export const openSession = async (options: ProjectOptions, context: Context): Promise<Session> => {
  const { manifest, root } = options;
  if (!existsSync(manifest))
    throw new PolyreelError('bad-arguments', `there is no manifest ${manifest}; name a JSON file.`);
  const { house, config, signal, terminal, cores } = context;
  const home = options.home ?? config.home ?? join(dirname(manifest), '.polyreel');
  const store = house.openStore(home);
  const jobs = options.jobs ?? cores;
  const asked = options.languages?.split(',').map((language) => language.trim());
  const project = await readProject({
    source: folderSource({ place: placeOf(manifest, root), tool: house.tool, store }),
    font: house.font.facts,
    tool: house.tool,
    ...(asked ? { languages: asked } : {}),
    ...(options.edition === undefined ? {} : { edition: options.edition }),
    jobs,
    signal,
    onMedia: (done, total, file) => terminal.progress({ stage: 'reading', share: done / total, message: file }),
  });
  return { project, edition: options.edition ?? FULL, languages: languagesOf(project, asked), store, home, jobs };
};

const languagesOf = ({ manifest }: Project, asked: readonly string[] | undefined): readonly string[] => {
  const all = manifest?.languages ?? [];
  const unknown = manifest ? (asked?.filter((language) => !all.includes(language)) ?? []) : [];
  if (unknown.length)
    throw new PolyreelError(
      'bad-arguments',
      `the film has no version in ${unknown.join(', ')}; its languages are ${all.join(', ')}.`,
    );
  return asked ? all.filter((language) => asked.includes(language)) : all;
};

/** @throws PolyreelError with all problems, where any of them stops */
export const planSession = async (
  { project, edition, languages }: Session,
  { house }: Context,
  acceptErrors = false,
): Promise<Plan> => {
  const { manifest, timeline, tracks, problems } = project;
  if (!manifest || !timeline || stops(problems, acceptErrors))
    throw new PolyreelError('bad-input', refusal(problems), { problems });
  const { build } = await house.tool.describe();
  return makePlan({ manifest, timeline, tracks, languages, edition, font: house.font.facts, tool: build });
};

export const openEngine = async ({ project, store, home }: Session, { house }: Context): Promise<Engine> => ({
  tool: house.tool,
  font: house.font,
  results: resultsIn(store),
  workspace: await openWorkspace(home),
  ...localMedia(project.files),
});

/** What the film of a manifest says to the check of one of its languages. */
export const filmContext = async (
  manifest: string,
  language: string,
  context: Context,
): Promise<Partial<CheckOptions>> => {
  const { film, tracks } = (await openSession({ manifest }, context)).project;
  return { ...film, others: tracks.filter((track) => track.language !== language) };
};
