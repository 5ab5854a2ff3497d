// Takes a lock again and again, and writes down when it is in and when it is out.
import { appendFile } from 'node:fs/promises';
import { withLock } from '../../../src/adapters/store/lock.ts';

const [, , folder = '', rounds = '1'] = process.argv;
for (let i = 0; i < Number(rounds); i++)
  await withLock(`${folder}/locks`, 'count', async () => {
    await appendFile(`${folder}/log`, `in ${process.pid}\n`);
    await new Promise((resolve) => setTimeout(resolve, 1));
    await appendFile(`${folder}/log`, `out ${process.pid}\n`);
  });
