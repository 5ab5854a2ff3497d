import { type Command, Option } from 'commander';
import type { Context, Status } from './context.ts';
import type { WorkOptions } from './open-work.ts';
import type { ServeOptions } from './serve.ts';
import type { TokenCreateOptions } from './token.ts';
import { readWhole } from './whole-number.ts';

type Run = (command: (context: Context) => Promise<Status>) => Promise<void>;

/** Adds `serve`, `worker` and `token`. Each is loaded when it is called: who renders a film does not wait for a service to load. */
export const addServiceCommands = (program: Command, run: Run): void => {
  addServe(program, run);
  addWorker(program, run);
  addToken(program.command('token').description('keys for people and programs'), run);
};

const home = (command: Command): Command =>
  command.option('--home <folder>', 'where everything is kept (default: POLYREEL_HOME, or .polyreel in this folder)');

const concurrency = (): Option =>
  new Option('--concurrency <number>', 'how many ffmpeg processes run at once (default: the cores)').argParser(
    readWhole(1, 256),
  );

const addServe = (program: Command, run: Run): void => {
  home(program.command('serve'))
    .description('the service; embedded unless REDIS_URL and S3_BUCKET say otherwise')
    .addOption(new Option('--port <number>', 'default: PORT, or 8080').argParser(readWhole(0, 65_535)))
    .option('--host <name>', 'default: HOST, or localhost; 0.0.0.0 for other machines')
    .addOption(concurrency())
    .option('--create-bucket', 'make S3_BUCKET where there is none')
    .action((options: ServeOptions) => run(async (context) => (await import('./serve.ts')).serve(options, context)));
};

const addWorker = (program: Command, run: Run): void => {
  home(program.command('worker'))
    .description('a worker for a service that runs on Redis')
    .addOption(concurrency())
    .action((options: WorkOptions) => run(async (context) => (await import('./worker.ts')).worker(options, context)));
};

const list = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text.split(',').map((item) => item.trim()),
];

const addToken = (token: Command, run: Run): void => {
  const load = () => import('./token.ts');
  const json = (command: Command): Command => home(command).option('--json', 'one JSON document on stdout');
  json(token.command('create'))
    .description('makes a key and prints it, once')
    .requiredOption('--role <role>', 'admin, editor, translator or partner')
    .option('--language <list>', 'the languages of a translator, such as cs,hr', list)
    .option('--documentary <list>', 'only these documentaries', list)
    .option('--label <text>', 'whose key it is')
    .option('--expires <time>', 'such as 2027-01-31T00:00:00Z')
    .action((options: TokenCreateOptions) => run(async (context) => (await load()).tokenCreate(options, context)));
  json(token.command('list'))
    .description('every key, without its text')
    .action((options: { json?: boolean }) => run(async (context) => (await load()).tokenList(options, context)));
  json(token.command('revoke <id>'))
    .description('a key counts no more')
    .action((id: string, options: { json?: boolean }) =>
      run(async (context) => (await load()).tokenRevoke({ ...options, id }, context)),
    );
  json(token.command('link <id>'))
    .description('an address that signs a key in once, within three days')
    .action((id: string, options: { json?: boolean }) =>
      run(async (context) => (await load()).tokenLink({ ...options, id }, context)),
    );
};
