import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { testFolder } from '../footage/folder.ts';
import { type KilledBench, testKilledPublishers } from './support/while-killed.ts';

const folder = testFolder();
const open = async (): Promise<KilledBench> => {
  const own = await mkdtemp(join(folder, 'bench-'));
  const home = join(own, 'home');
  return { folder: own, place: { folder: home }, store: diskStore(home), behind: diskStore(home) };
};

testKilledPublishers('in a folder', open);
