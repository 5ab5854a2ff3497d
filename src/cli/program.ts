import { Command, CommanderError, Option } from 'commander';
import { FAILURES, PolyreelError } from '../errors.ts';
import { asFailure } from '../run/failure.ts';
import { check } from './check.ts';
import type { Context, Status } from './context.ts';
import { readCuts } from './cuts.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { addInterchangeCommands } from './interchange-commands.ts';
import { plan } from './plan.ts';
import { problemLines } from './problems.ts';
import { render } from './render.ts';
import { addServiceCommands } from './service-commands.ts';
import { filmContext, type ProjectOptions } from './session.ts';
import { addStoreCommands } from './store-commands.ts';
import { addSubtitlesCommands } from './subtitles.ts';
import type { Terminal } from './terminal.ts';
import { readWhole } from './whole-number.ts';

/** Runs one command line to its exit status; nothing is thrown. */
export const runProgram = async (args: readonly string[], terminal: Terminal, open: () => Context): Promise<Status> => {
  let status: Status = 0;
  const run = async (command: (context: Context) => Promise<Status>): Promise<void> => {
    status = await command(open());
  };
  const program = buildProgram(run, terminal, open, (ended) => {
    status = ended as Status;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    return tell(error, args.includes('--json'), terminal);
  }
};

export type Run = (command: (context: Context) => Promise<Status>) => Promise<void>;

const buildProgram = (run: Run, terminal: Terminal, open: () => Context, exit: (status: number) => void): Command => {
  const program = new Command('polyreel')
    .description('One manifest, footage and a subtitle file per language become a documentary in every language.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.result, writeErr: (text) => terminal.say(text.trimEnd()) });
  project(program.command('check'), 'every problem of a manifest, its media and its subtitles').action(
    (manifest: string, options: ProjectOptions) => run((context) => check({ ...options, manifest }, context)),
  );
  project(program.command('plan'), 'the steps with keys, and what would run and why; runs nothing').action(
    (manifest: string, options: ProjectOptions) => run((context) => plan({ ...options, manifest }, context)),
  );
  project(program.command('render'), 'makes the release folder and prints the report')
    .requiredOption('--out <folder>', 'where the release goes')
    .action((manifest: string, options: ProjectOptions & { out: string }) =>
      run((context) => render({ ...options, manifest }, context)),
    );
  program
    .command('demo')
    .description("makes the demo's footage when missing, then renders it in all four languages")
    .option('--out <folder>', 'where the films go', 'demo-film')
    .addOption(jobs())
    .action((options: { out: string }) => run((context) => demo(options, context)));
  program
    .command('doctor')
    .description('what works here, and what to do where something does not')
    .option('--json', 'one JSON document on stdout')
    .action((options: { json?: boolean }) => run((context) => doctor(options, context)));
  addServiceCommands(program, run);
  addStoreCommands(program, run);
  addInterchangeCommands(program, { run, output: terminal, exit });
  addSubtitlesCommands(program, {
    output: terminal,
    film: (manifest, language) => filmContext(manifest, language, open()),
    cuts: readCuts(open),
    exit,
  });
  return program;
};

const jobs = (): Option =>
  new Option('--jobs <number>', 'how many ffmpeg processes run at once (default: the cores)').argParser(readJobs);

const readJobs = readWhole(1, 256);

const project = (command: Command, description: string): Command =>
  command
    .description(description)
    .argument('<manifest>', 'the JSON document that describes the film')
    .option('--edition <name>', 'the cut of the film (default: full; check: all)')
    .option('--languages <list>', 'only these, such as cs,hr')
    .option('--home <folder>', 'where results are kept (default: .polyreel beside the manifest, or POLYREEL_HOME)')
    .option('--root <folder>', 'the folder that no file of the manifest may lie outside')
    .option('--accept-errors', 'go on where only errors stand, no blocks')
    .option('--json', 'one JSON document on stdout')
    .addOption(jobs());

const tell = (error: unknown, json: boolean, terminal: Terminal): Status => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const failure = error instanceof PolyreelError ? error : asFailure(error, 'the command stopped');
  const { code, message, problems } = failure;
  terminal.progress({ stage: 'done', share: 1, message: '' });
  for (const line of problemLines(problems)) terminal.say(line);
  if (!problems.some((problem) => problem.message.startsWith(message.replace(/\.$/, '')))) terminal.say(message);
  if (code === 'unexpected' && failure.cause instanceof Error) terminal.say(failure.cause.stack ?? '');
  if (json) terminal.result(JSON.stringify({ ok: false, error: { code, message }, problems }, null, 2));
  return FAILURES[code].exit;
};
