import { existsSync } from 'node:fs';
import { PolyreelError } from '../errors.ts';
import type { ObjectStore } from '../ports.ts';
import type { Context } from './context.ts';
import { homeOf } from './home.ts';

export interface StoreOptions {
  readonly home?: string;
  readonly json?: boolean;
}

/** Opens the store that `serve` would open here: the bucket of the settings, or the folder. @throws PolyreelError */
export const withStore = async <Value>(
  { home }: StoreOptions,
  { house, config }: Context,
  task: (store: ObjectStore, home: string) => Promise<Value>,
): Promise<Value> => {
  const folder = homeOf(home, config);
  if (!config.s3 && !existsSync(folder))
    throw new PolyreelError('bad-arguments', `there is no store in ${folder}; name its folder with --home.`);
  const { store, close } = await house.openServiceStore(folder);
  try {
    return await task(store, folder);
  } finally {
    await close();
  }
};
