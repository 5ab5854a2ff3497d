import { listDocumentaries } from '../documents/documentary.ts';
import type { KeyEntry } from '../documents/model.ts';
import { isSlug } from '../documents/names.ts';
import type { Records } from '../documents/records.ts';
import { readSettings } from '../documents/settings.ts';
import { newBelieved } from './believed.ts';
import { type Caller, callerOf } from './caller.ts';

/** Tells which documentaries everybody may see. */
export interface PublicDoor {
  readonly isPublic: (documentary: string) => Promise<boolean>;
  /** Ids of all of them, in order. */
  readonly all: () => Promise<readonly string[]>;
  /** Forgets what was found. */
  readonly forget: () => void;
}

const LIMITS = { milliseconds: 10_000, most: 1_000 };

export const newPublicDoor = (records: Records): PublicDoor => {
  const believed = newBelieved<boolean>(LIMITS, records.now);
  // Whoever asks without a key, however often, does not have the whole store looked through each time.
  const lists = newBelieved<readonly string[]>({ ...LIMITS, most: 1 }, records.now);
  const read = async (documentary: string): Promise<boolean> => (await readSettings(records, documentary)).public;
  const list = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const id of await listDocumentaries(records)) if (await read(id)) found.push(id);
    return found;
  };
  return {
    isPublic: async (documentary) => isSlug(documentary) && believed.get(documentary, () => read(documentary)),
    all: () => lists.get('all', list),
    forget: () => {
      believed.forget();
      lists.forget();
    },
  };
};

/** The id of all who come without a key; a key's own is twelve hex digits. */
export const PUBLIC = 'public';

/** Who comes without a key: a partner of one public documentary, or of none where an address is about none. */
export const anybody = (documentary: string | undefined): Caller => {
  // A list without entries would mean all; nothing is called by the empty name.
  const entry: KeyEntry = {
    ...{ id: PUBLIC, role: 'partner', label: PUBLIC, documentaries: [documentary ?? ''] },
    ...{ createdAt: new Date(0).toISOString(), createdBy: 'start' },
  };
  return callerOf(entry);
};
