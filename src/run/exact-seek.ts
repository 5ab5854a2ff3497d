import { BadPiece } from './packets.ts';

/**
 * Runs a task that seeks in its sources; where what it made lacks frames, once more without: some containers seek past
 * what was asked for, and decoding from the beginning is slow, and exact.
 */
export const withExactSeek = async (task: (seek: boolean) => Promise<void>): Promise<void> => {
  try {
    await task(true);
  } catch (error) {
    if (!(error instanceof BadPiece)) throw error;
    await task(false);
  }
};
