import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ReleaseRecord } from '../../../src/documents/model.ts';
import { latestRelease } from '../../../src/documents/releases.ts';
import type { ObjectStore } from '../../../src/ports.ts';
import { openService } from '../../http/support/service.ts';
import { httpDoor } from './readers.ts';

/** Downloads every file of a release that is not the latest any more by the address that it was given then. */
export const expectStillServed = async (store: ObjectStore, release: ReleaseRecord): Promise<void> => {
  const service = await openService({}, store);
  try {
    const door = httpDoor(service.url, await service.key({ role: 'partner' }));
    expect((await latestRelease(service.records, 'film'))?.id).not.toBe(release.id);
    expect(release.files.filter(({ kind }) => kind === 'hls').length).toBeGreaterThan(10);
    for (const file of release.files) {
      const url = `/v1/documentaries/film/downloads/${file.name}?release=${release.id}`;
      const content = await door.download(release, { ...file, url });
      const found = typeof content === 'string' ? content : createHash('sha256').update(content).digest('hex');
      expect(`${file.name} ${found}`).toBe(`${file.name} ${file.sha256}`);
    }
  } finally {
    await service.close();
  }
};
