import type { Engine } from './engine.ts';
import { type LocalFile, requireUnchanged } from './identity.ts';

/** Media of a folder, which anybody may change while the film is made. @param files by the digests of their bytes */
export const localMedia = (
  files: ReadonlyMap<string, LocalFile>,
): Required<Pick<Engine, 'mediaPath' | 'requireUnchanged'>> => ({
  mediaPath: async (digest) => files.get(digest)?.path ?? digest,
  requireUnchanged: async (digest) => {
    const file = files.get(digest);
    if (file) await requireUnchanged(file);
  },
});
