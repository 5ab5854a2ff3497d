import { resolve } from 'node:path';
import type { Report } from '../../src/cli/render.ts';
import { type Measured, measured } from './measured.ts';

/** The folder in which commands of the program are run. */
export const root = resolve(import.meta.dirname, '../..');

export interface Rendered extends Measured {
  readonly report: Report;
}

/** Arguments of Node that run a command of the program from its sources. */
const program = (...args: readonly string[]): string[] => ['--import', 'tsx', 'src/cli/main.ts', ...args];

/** Arguments of Node that render as a person does. @param media the folder that no medium may lie outside */
export const renderArgs = (manifest: string, home: string, out: string, jobs: number, media: string): string[] =>
  program('render', manifest, '--home', home, '--root', media, '--out', out, '--jobs', `${jobs}`, '--json');

/** Renders as a person does, in a process of its own, whose start counts. */
export const renderFilm = async (
  manifest: string,
  home: string,
  out: string,
  jobs = 2,
  media = resolve(manifest, '../..'),
): Promise<Rendered> => {
  const run = await measured(process.execPath, renderArgs(manifest, home, out, jobs, media), root);
  return { ...run, report: JSON.parse(run.out) };
};

/** Reads the media once, so that a render that follows does not: what is known of them is kept beside the results. */
export const readMedia = (manifest: string, home: string, media: string): Promise<Measured> =>
  measured(process.execPath, program('plan', manifest, '--home', home, '--root', media, '--json'), root);
