import type { Command } from 'commander';
import type { Context, Status } from './context.ts';
import type { StoreOptions } from './store-open.ts';

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
};
