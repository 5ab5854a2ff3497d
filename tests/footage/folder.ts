import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder that is gone when the tests of the file that asks for it are done. */
export const testFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'polyreel-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
