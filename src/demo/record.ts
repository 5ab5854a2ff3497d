import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
/** Raise it with every change that shows or sounds: footage of an older version is made again. */
export const generatorVersion = 1;

const recordName = 'footage.json';
const schema = z.object({ generator: z.number(), bytes: z.record(z.string(), z.number()) });

/** The files that this version of the generator finished in a folder, with their sizes in bytes. */
export type FootageRecord = z.infer<typeof schema>;

/** What the folder's record says; nothing where it is missing, unreadable or of another version. */
export const readRecord = async (folder: string): Promise<FootageRecord> => {
  const none: FootageRecord = { generator: generatorVersion, bytes: {} };
  try {
    const record = schema.parse(JSON.parse(await readFile(join(folder, recordName), 'utf8')));
    return record.generator === generatorVersion ? record : none;
  } catch {
    return none;
  }
};

export const writeRecord = async (folder: string, record: FootageRecord): Promise<void> => {
  const aside = join(folder, `.${recordName}.part`);
  await writeFile(aside, `${JSON.stringify(record, null, 2)}\n`);
  await rename(aside, join(folder, recordName));
};

/** True where the file is there with the size that was recorded when it was finished. */
export const isComplete = async (folder: string, record: FootageRecord, file: string): Promise<boolean> => {
  const found = await stat(join(folder, file)).catch(() => undefined);
  return found?.isFile() === true && found.size === record.bytes[file];
};
