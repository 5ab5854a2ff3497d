import { jsonBytes, readJson } from './json.ts';
import type { Settings } from './model.ts';
import { folderOf } from './names.ts';
import type { Records } from './records.ts';

const objectOf = (documentary: string): string => `${folderOf(documentary)}/settings.json`;

/** Nothing starts by itself where nobody has said so. */
export const readSettings = async ({ store }: Records, documentary: string): Promise<Settings> => ({
  autoRender: false,
  ...(await readJson<Partial<Settings>>(store, objectOf(documentary))),
});

export const putSettings = ({ store }: Records, documentary: string, settings: Settings): Promise<void> =>
  store.replace(objectOf(documentary), jsonBytes(settings));
