import type { ObjectStore } from '../ports.ts';

/** Tells where addresses begin that the store gives out itself; undefined where it gives none. Asked once. */
export const newStoreOrigin = (store: Pick<ObjectStore, 'presign'>): (() => Promise<string | undefined>) => {
  let origin: Promise<string | undefined> | undefined;
  const find = async (): Promise<string | undefined> => {
    const link = await store.presign('releases/none', { filename: 'none', type: 'text/plain', seconds: 1 });
    return link === undefined ? undefined : new URL(link).origin;
  };
  return () => {
    origin ??= find();
    origin.catch(() => {
      origin = undefined;
    });
    return origin;
  };
};
