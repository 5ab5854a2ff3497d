import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Report } from '../../src/cli/render.ts';
import { type Measured, measured } from './measured.ts';

/** The folder in which commands of the program are run. */
export const root = resolve(import.meta.dirname, '../..');

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
  /** For the program's environment. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Compiles the program as it is installed: from its sources, its start would be measured with a compiler's. */
export const buildProgram = (): void => {
  const { status, stdout } = spawnSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the program does not compile: ${stdout}`);
};

/** Arguments of Node that run a command of the program. */
const program = (...args: readonly string[]): string[] => ['dist/cli/main.js', ...args];

/** Arguments of Node that render as a person does. */
export const renderArgs = ({ manifest, home, out, ...more }: RenderRequest): string[] => {
  const { media = resolve(manifest, '../..'), jobs = 2 } = more;
  const places = ['--home', home, '--root', media, '--out', out];
  return program('render', manifest, ...places, '--jobs', `${jobs}`, '--json');
};

/** Renders as a person does, in a process of its own, whose start counts. */
export const renderFilm = async (request: RenderRequest): Promise<Rendered> => {
  const { settings = {} } = request;
  const run = await measured(process.execPath, renderArgs(request), root, { settings });
  return { ...run, report: JSON.parse(run.out) };
};

/** Reads the media once, so that a render that follows does not: what is known of them is kept beside the results. */
export const readMedia = (manifest: string, home: string, media: string): Promise<Measured> =>
  measured(process.execPath, program('plan', manifest, '--home', home, '--root', media, '--json'), root);
