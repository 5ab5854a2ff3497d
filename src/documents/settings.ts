import { changeJson, readJson } from './json.ts';
import type { Settings } from './model.ts';
import { folderOf } from './names.ts';
import type { Records } from './records.ts';

const objectOf = (documentary: string): string => `${folderOf(documentary)}/settings.json`;

/** Nothing starts by itself, and nobody without a key sees anything, where nobody has said so. */
const UNSAID: Settings = { autoRender: false, public: false };

export const readSettings = async ({ store }: Records, documentary: string): Promise<Settings> => ({
  ...UNSAID,
  ...(await readJson<Partial<Settings>>(store, objectOf(documentary))),
});

/** Changes what is named and leaves the rest, also where two change different settings at once. */
export const changeSettings = async (
  { store }: Records,
  documentary: string,
  change: Partial<Settings>,
): Promise<{ readonly settings: Settings; readonly isChanged: boolean }> => {
  let isChanged = false;
  const kept = await changeJson<Partial<Settings>>(store, objectOf(documentary), (before) => {
    const [old, changed] = [
      { ...UNSAID, ...before },
      { ...UNSAID, ...before, ...change },
    ];
    isChanged = old.autoRender !== changed.autoRender || old.public !== changed.public;
    return isChanged ? changed : undefined;
  });
  return { settings: { ...UNSAID, ...kept }, isChanged };
};
