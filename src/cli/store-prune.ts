import { type Count, type Pruned, pruneStore } from '../jobs/upkeep/prune-store.ts';
import type { Command } from './context.ts';
import { megabytes } from './megabytes.ts';
import { problemLines } from './problems.ts';
import { type StoreOptions, withStore } from './store-open.ts';

export interface PruneOptions extends StoreOptions {
  /** Milliseconds. */
  readonly olderThan: number;
  readonly dryRun?: boolean;
}

/** `store prune`: 0 also where there was nothing to free, 3 where nothing could be freed because something is damaged. */
export const storePrune: Command<PruneOptions> = async (options, context) => {
  const { terminal, house, signal } = context;
  const { olderThan, dryRun = false } = options;
  const now = (): Date => new Date();
  const pruned = await withStore(options, context, (store) =>
    pruneStore({
      ...{ records: { store, now }, tool: house.tool, font: house.font },
      ...{ before: now().getTime() - olderThan, dryRun, signal },
    }),
  );
  const ok = pruned.problems.every(({ severity }) => severity === 'warning');
  for (const line of problemLines(pruned.problems)) terminal.say(line);
  terminal.result(options.json ? JSON.stringify({ ok, dryRun, ...pruned }, null, 2) : textOf(pruned, ok, dryRun));
  return ok ? 0 : 3;
};

const textOf = ({ freed, kept, leftovers }: Pruned, ok: boolean, dryRun: boolean): string => {
  if (!ok) return `nothing was freed, as said above; ${told(kept)} are kept.`;
  const left = leftovers > 0 ? ` and ${leftovers} folders that never became releases` : '';
  return `${told(freed)}${left} ${dryRun ? 'would be' : 'were'} freed; ${told(kept)} are needed, or not old enough.`;
};

const told = ({ results, bytes }: Count): string => `${results} results (${megabytes(bytes)})`;
