import { constants } from 'node:fs';
import { copyFile, rename, unlink } from 'node:fs/promises';

/** Moves a file; across devices, where a rename is refused, it is copied. */
export const moveFile = async (from: string, to: string): Promise<void> => {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    await unlink(from);
  }
};
