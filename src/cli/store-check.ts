import { checkStore, type StoreChecked } from '../jobs/upkeep/check-store.ts';
import type { Command } from './context.ts';
import { megabytes } from './megabytes.ts';
import { problemLines } from './problems.ts';
import { type StoreOptions, withStore } from './store-open.ts';

/** `store check`: 0 where all is whole, 3 where something is damaged. */
export const storeCheck: Command<StoreOptions> = async (options, context) => {
  const { terminal, house, signal } = context;
  const checked = await withStore(options, context, (store) =>
    checkStore({
      ...{ store, tool: house.tool, signal },
      onDone: (share) => terminal.progress({ stage: 'checking', share, message: '' }),
    }),
  );
  terminal.progress({ stage: 'done', share: 1, message: '' });
  const ok = checked.problems.length === 0;
  for (const line of problemLines(checked.problems)) terminal.say(line);
  terminal.result(options.json ? JSON.stringify({ ok, ...checked }, null, 2) : textOf(checked));
  return ok ? 0 : 3;
};

const textOf = ({ results, sources, releases, problems }: StoreChecked): string => {
  const read = `${results.checked} results (${megabytes(results.bytes)}), ${sources.checked} originals, manifests and tracks (${megabytes(sources.bytes)}), and ${releases.checked} releases of ${releases.files} files (${megabytes(releases.bytes)})`;
  return problems.length === 0 ? `${read}: all whole.` : `${read}: ${problems.length} damaged, as said above.`;
};
