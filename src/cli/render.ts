import { FULL } from '../manifest/editions.ts';
import type { Plan } from '../plan/plan.ts';
import type { Problem } from '../problem.ts';
import { formatRational, toNumber } from '../rational.ts';
import { writePlanRecord } from '../run/history.ts';
import { keepOwnNeeds } from '../run/needs.ts';
import { type Rendered, render as renderPlan } from '../run/render.ts';
import type { Context, Status } from './context.ts';
import { megabytes } from './megabytes.ts';
import { problemLines } from './problems.ts';
import { openEngine, openSession, type ProjectOptions, planSession } from './session.ts';

export type RenderCommandOptions = ProjectOptions & { readonly out: string; readonly json?: boolean };

/** `render MANIFEST --out DIR`: makes the release folder and prints the report. */
export const render = async (options: RenderCommandOptions, context: Context): Promise<Status> => {
  const report = await renderReport(options, context);
  context.terminal.result(options.json ? JSON.stringify(report, null, 2) : reportText(report, options.out));
  return 0;
};

export interface Report {
  readonly documentary: string;
  readonly edition: string;
  readonly frames: number;
  readonly frameRate: string;
  /** Seconds. */
  readonly duration: number;
  readonly pictures: Rendered['pictures'];
  readonly outputs: readonly Omit<Rendered['outputs'][number], 'key'>[];
  readonly seconds: { readonly wall: number; readonly cpu: number };
  readonly problems: readonly Problem[];
}

export const renderReport = async (options: RenderCommandOptions, context: Context): Promise<Report> => {
  const started = { wall: context.clock(), cpu: context.cpuSeconds() };
  const session = await openSession({ ...options, edition: options.edition ?? FULL }, context);
  const { problems } = session.project;
  const plan = await planSession(session, context, options.acceptErrors);
  for (const line of problemLines(problems)) context.terminal.say(line);
  const engine = await openEngine(session, context);
  await keepOwnNeeds(session.store, plan, new Date());
  const { signal, terminal } = context;
  const rendered = await renderPlan(engine, plan, {
    out: options.out,
    jobs: session.jobs,
    signal,
    onProgress: terminal.progress,
  });
  const { build } = await context.house.tool.describe();
  await writePlanRecord(session.store, plan, build);
  for (const line of problemLines(rendered.problems)) context.terminal.say(line);
  const seconds = { wall: rounded(context.clock() - started.wall), cpu: rounded(context.cpuSeconds() - started.cpu) };
  return { ...reportOf(plan, rendered), seconds, problems: [...problems, ...rendered.problems] };
};

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;

const reportOf = (
  { documentary, edition, timeline }: Plan,
  { pictures, outputs }: Rendered,
): Omit<Report, 'seconds' | 'problems'> => ({
  documentary,
  edition,
  frames: timeline.frames,
  frameRate: formatRational(timeline.rate),
  duration: timeline.frames / toNumber(timeline.rate),
  pictures,
  outputs: outputs.map(({ key: _, ...output }) => output),
});

const reportText = ({ outputs, pictures, seconds, frames }: Report, out: string): string =>
  [
    ...outputs.map(({ path, kind, bytes }) => `${out}/${path}  (${kind}, ${megabytes(bytes)})`),
    `${frames} frames; ${pictures.encoded} pictures encoded, ${pictures.reused} reused; ${seconds.wall} s, of the processor ${seconds.cpu} s.`,
  ].join('\n');
