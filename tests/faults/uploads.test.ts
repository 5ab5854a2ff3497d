import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { diskUploads } from '../../src/adapters/uploads/disk.ts';
import { listAudit } from '../../src/documents/audit.ts';
import { mediaObject } from '../../src/documents/media.ts';
import type { ObjectStore } from '../../src/ports.ts';
import { listed } from '../adapters/store/contract/bench.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { begin, MEDIA, sendPart, TUS } from '../http/support/uploader.ts';
import { SRT } from '../http/support/world.ts';
import { chances } from '../support/seed.ts';
import { failingStore, faultsIn } from './support/failing-store.ts';

const SENT: Readonly<Record<string, Buffer>> = {
  'farm.mp4': Buffer.from('film of a farm'),
  'farm.cs.srt': Buffer.from(SRT),
};
const chance = chances('the store fails while uploads are taken in');

/** A service over a folder; what it is asked for can be made to fail. */
describe('an upload whose store fails', () => {
  let folder = '';
  let whole: ObjectStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-upload-faults-'));
    whole = diskStore(join(folder, 'home'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const open = async (store: ObjectStore, admin?: string): Promise<TestService> => {
    const service = await openService({ uploads: diskUploads(join(folder, 'uploads'), store) }, store);
    return admin ? { ...service, admin } : service;
  };

  /** Begins an upload and sends all of it but its last byte. */
  const sendAlmostAll = async (service: TestService, name: string, bytes: Buffer): Promise<string> => {
    const at = await begin(service, bytes.length, { name });
    expect((await sendPart(service, at, 0, bytes.subarray(0, -1))).status).toBe(204);
    return at;
  };
  const sendLast = (service: TestService, at: string, bytes: Buffer) =>
    sendPart(service, at, bytes.length - 1, bytes.subarray(-1));

  /** The medium under its name, its bytes, who sent it, and nothing of the upload. */
  const expectTaken = async (service: TestService, name: string, bytes: Buffer): Promise<void> => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const { json } = await service.call('GET', MEDIA, { key: service.admin });
    expect(json.media).toEqual([expect.objectContaining({ file: name, digest })]);
    expect(Buffer.from((await whole.read(mediaObject('farm', digest))) ?? []).equals(bytes)).toBe(true);
    const lines = await listAudit({ store: whole, now: () => new Date() }, new Date().toISOString().slice(0, 10));
    expect(lines.filter(({ action }) => action === 'media.put')[0]).toMatchObject({ detail: { file: name, digest } });
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
    expect((await listed(whole, 'media/')).filter((object) => !object.endsWith('.json'))).toHaveLength(1);
  };

  /** All but keys. */
  const empty = async (): Promise<void> => {
    for await (const name of whole.list('')) if (!name.startsWith('keys/')) await whole.remove(name);
  };

  const comeBack = async (service: TestService, at: string, bytes: Buffer): Promise<void> => {
    const { status, headers } = await service.call('HEAD', at, { key: service.admin, headers: TUS });
    expect(status).toBe(200);
    const offset = Number(headers.get('upload-offset'));
    if (offset < bytes.length) expect((await sendPart(service, at, offset, bytes.subarray(offset))).status).toBe(204);
  };

  it.each(Object.entries(SENT))(
    'is complete when its client comes back, whichever operation failed, and whoever was ended: %s',
    async (name, bytes) => {
      const failing = failingStore(whole);
      let service = await open(failing.store);
      const { admin } = service;
      const last = await sendAlmostAll(service, name, bytes);
      failing.heal();
      expect((await sendLast(service, last, bytes)).status).toBe(204);
      const operations = failing.operations();
      expect(operations).toBeGreaterThan(4);
      await expectTaken(service, name, bytes);
      for (const fault of faultsIn(operations, chance, 12)) {
        await empty();
        const upload = await sendAlmostAll(service, name, bytes);
        failing.fail(fault);
        const { status } = await sendLast(service, upload, bytes);
        // Nothing that says to begin anew, or that the file is none.
        expect([204, 503], JSON.stringify(fault)).toContain(status);
        const isEnded = chance.number() < 0.5;
        if (isEnded) await service.close();
        failing.heal();
        if (isEnded) service = await open(failing.store, admin);
        if (status !== 204) await comeBack(service, upload, bytes);
        await expectTaken(service, name, bytes);
      }
      await service.close();
    },
  );
});
