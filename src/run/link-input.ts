import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnAddress } from '../commands/guard.ts';
import type { Engine } from './engine.ts';

/** Gives a medium a name in a step's folder; one that is read in parts keeps its address. @returns what ffmpeg is to open */
export const linkInput = async (engine: Engine, digest: string, folder: string, name: string): Promise<string> => {
  const medium = await engine.mediaPath(digest);
  if (isOwnAddress(medium)) return medium;
  await symlink(medium, join(folder, name));
  return name;
};
