import { resolve } from 'node:path';
import type { Report } from '../../src/cli/render.ts';
import { type Measured, measured } from './measured.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Rendered extends Measured {
  readonly report: Report;
}

/** Renders as a person does, in a process of its own, whose start counts. */
export const renderFilm = async (
  manifest: string,
  home: string,
  out: string,
  jobs = 2,
  media = resolve(manifest, '../..'),
): Promise<Rendered> => {
  const places = ['--home', home, '--root', media, '--out', out];
  const args = ['--import', 'tsx', 'src/cli/main.ts', 'render', manifest, ...places, '--jobs', `${jobs}`, '--json'];
  const run = await measured(process.execPath, args, root);
  return { ...run, report: JSON.parse(run.out) };
};
