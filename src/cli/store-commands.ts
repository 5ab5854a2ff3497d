import { type Command, Option } from 'commander';
import type { Context, Status } from './context.ts';
import { readDuration } from './duration.ts';
import type { StoreOptions } from './store-open.ts';
import type { PruneOptions } from './store-prune.ts';

type Run = (command: (context: Context) => Promise<Status>) => Promise<void>;

/** Adds `store check` and `store prune`. */
export const addStoreCommands = (program: Command, run: Run): void => {
  const store = program.command('store').description('what is kept: is it whole, and is it needed');
  const common = (command: Command): Command =>
    command
      .option('--home <folder>', 'where everything is kept (default: POLYREEL_HOME, or .polyreel in this folder)')
      .option('--json', 'one JSON document on stdout');
  common(store.command('check'))
    .description('proves that every result and every release is whole; damaged results are removed, to be made again')
    .action((options: StoreOptions) =>
      run(async (context) => (await import('./store-check.ts')).storeCheck(options, context)),
    );
  common(store.command('prune'))
    .description('frees results that nobody needs; never a release, footage or a revision; also while renders run')
    .addOption(
      new Option('--older-than <time>', 'only what is older, such as 30d or 12h')
        .argParser(readDuration)
        .makeOptionMandatory(),
    )
    .option('--dry-run', 'only says what would be freed')
    .action((options: PruneOptions) =>
      run(async (context) => (await import('./store-prune.ts')).storePrune(options, context)),
    );
};
