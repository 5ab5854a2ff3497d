import { resolve } from 'node:path';
import type { Report } from '../../src/cli/render.ts';
import { type Measured, measured } from './measured.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Rendered extends Measured {
  readonly report: Report;
}

export interface RenderRequest {
  readonly manifest: string;
  /** Folders of results, and of the release. */
  readonly home: string;
  readonly out: string;
  /** Under which the footage lies; the folder above the manifest's where absent. */
  readonly media?: string;
  /** How many ffmpeg run at once. */
  readonly jobs?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Renders as a person does, in a process of its own, whose start counts. */
export const renderFilm = async ({ manifest, home, out, ...more }: RenderRequest): Promise<Rendered> => {
  const { media = resolve(manifest, '../..'), jobs = 2, settings } = more;
  const places = ['--home', home, '--root', media, '--out', out];
  const args = ['--import', 'tsx', 'src/cli/main.ts', 'render', manifest, ...places, '--jobs', `${jobs}`, '--json'];
  const run = await measured(process.execPath, args, root, settings);
  return { ...run, report: JSON.parse(run.out) };
};
