import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { PolyreelError } from '../errors.ts';

/**
 * The bytes of a file that a person named. A device gives bytes without end, and a pipe may never give any.
 * @param limit bytes that such a file may have
 * @throws PolyreelError `bad-arguments` where it is none, or larger
 */
export const readWithin = async (path: string, limit: number): Promise<Buffer> => {
  // A pipe that nobody writes to would hold a plain opening for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const facts = await file.stat();
    if (!facts.isFile())
      throw new PolyreelError('bad-arguments', `${path} is a folder, a pipe or a device; name a file.`);
    if (facts.size > limit)
      throw new PolyreelError('bad-arguments', `${path} is larger than ${limit / 1e6} MB; name another file.`);
    return await file.readFile();
  } finally {
    await file.close();
  }
};
