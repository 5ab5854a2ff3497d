import type { ObjectStore } from '../../ports.ts';

/** What lies under a key: its bytes and their record, or only one of them. */
export interface ResultFound {
  readonly key: string;
  /** Of both together. */
  readonly bytes: number;
  /** Milliseconds since 1970: the later of the two. */
  readonly modified: number;
  readonly hasData: boolean;
  readonly hasRecord: boolean;
}

const NAME = /^results\/[0-9a-f]{2}\/([0-9a-f]+)\/(data|record\.json)$/;

/** All results of a store. */
export const findResults = async (store: ObjectStore): Promise<ResultFound[]> => {
  const found = new Map<string, ResultFound>();
  for await (const { name, bytes, modified } of store.entries('results/')) {
    const [, key = '', part] = NAME.exec(name) ?? [];
    if (!key) continue;
    const known = found.get(key);
    found.set(key, {
      key,
      bytes: bytes + (known?.bytes ?? 0),
      modified: Math.max(modified, known?.modified ?? 0),
      hasData: part === 'data' || known?.hasData === true,
      hasRecord: part === 'record.json' || known?.hasRecord === true,
    });
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
};
