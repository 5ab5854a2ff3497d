import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { testFolder } from '../footage/folder.ts';
import { type KilledBench, LONG, publishAndRead, SEED } from './support/while-killed.ts';

const folder = testFolder();
const open = async (): Promise<KilledBench> => {
  const own = await mkdtemp(join(folder, 'bench-'));
  const home = join(own, 'home');
  return { folder: own, place: { folder: home }, store: diskStore(home), behind: diskStore(home) };
};

describe(`in a folder, with seed ${SEED}, nothing is missing, partial or mixed`, () => {
  it(
    'while a publisher of twenty releases is killed',
    async () => {
      await publishAndRead(await open(), [[['cs', 'fr'], ['fr'], ['cs']]], 6);
    },
    LONG,
  );

  it(
    'while two publishers of different languages are killed side by side',
    async () => {
      await publishAndRead(await open(), [[['cs']], [['fr']]], 6);
    },
    LONG,
  );
});
