/** Uploads that were checked and kept, for clients that ask again because the answer was lost on its way. */
export interface Finished {
  readonly add: (id: string, upload: { readonly owner: string; readonly bytes: number }) => void;
  /** Bytes of a finished upload of that key. */
  readonly find: (id: string, owner: string) => number | undefined;
}

const MOST = 1_000;

export const newFinished = (): Finished => {
  const uploads = new Map<string, { readonly owner: string; readonly bytes: number }>();
  return {
    add: (id, upload) => {
      uploads.set(id, upload);
      const [oldest] = uploads.keys();
      if (uploads.size > MOST && oldest !== undefined) uploads.delete(oldest);
    },
    find: (id, owner) => {
      const found = uploads.get(id);
      return found?.owner === owner ? found.bytes : undefined;
    },
  };
};
