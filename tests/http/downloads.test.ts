import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sumDownloads } from '../../src/documents/downloads.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { until } from '../support/program.ts';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary, makeRelease } from './support/world.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);

describe('releases and downloads', () => {
  let service: TestService;
  let key: string;
  const open = async (changes: Parameters<typeof openService>[0], store = memoryStore()): Promise<void> => {
    service = await openService(changes, store);
    await makeDocumentary(service, 'farm');
    await makeRelease(service, 'farm', bytes);
    key = await service.key({ role: 'partner' });
  };
  const latest = async () =>
    (await service.call('GET', '/v1/documentaries/farm/releases/latest', { key })).json as {
      id: string;
      files: { name: string; url: string; sha256: string }[];
    };
  const at = '/v1/documentaries/farm/downloads/farm.cs.720p.mp4';

  beforeEach(() => open({ publicUrl: 'https://films.example/polyreel' }));
  afterEach(() => service.close());

  it('list files with addresses that begin at the public one', async () => {
    const { id, files } = await latest();
    expect(files[0]?.url).toBe(`https://films.example/polyreel${at}?release=${id}`);
    expect(files[0]).not.toHaveProperty('key');
    const all = await service.call('GET', '/v1/documentaries/farm/releases', { key });
    expect(all.json.releases).toHaveLength(1);
    expect((await service.call('GET', `/v1/documentaries/farm/releases/${id}`, { key })).json.id).toBe(id);
    expect((await service.call('GET', '/v1/documentaries/farm/releases/other', { key })).status).toBe(404);
    expect((await service.call('GET', '/v1/documentaries/mill/releases/latest', { key })).status).toBe(404);
  });

  it('give the whole file under a friendly name, and count it', async () => {
    const { id } = await latest();
    const got = await service.call('GET', `${at}?release=${id}`, { key });
    expect([got.status, Buffer.from(got.bytes).equals(bytes)]).toEqual([200, true]);
    expect(got.headers.get('content-disposition')).toBe('attachment; filename="Socialni-sluzby_CS_720p.mp4"');
    expect([got.headers.get('content-type'), got.headers.get('accept-ranges')]).toEqual(['video/mp4', 'bytes']);
    const count = async () => (await sumDownloads(service.records, 'farm'))[0]?.count;
    await until('it is counted', async () => (await count()) === 1);
    await service.call('GET', at, { key, headers: { range: 'bytes=500-' } });
    await service.call('HEAD', at, { key });
    await service.call('GET', at, { key, headers: { accept: 'image/avif,image/webp,*/*;q=0.8' } });
    expect(await count()).toBe(1);
  });

  it('give the range that is asked for', async () => {
    const cases = [
      ['bytes=0-9', 0, 10],
      ['bytes=990-', 990, 1000],
      ['bytes=-5', 995, 1000],
      ['bytes=-5000', 0, 1000],
      ['bytes=990-5000', 990, 1000],
    ] as const;
    for (const [range, first, end] of cases) {
      const got = await service.call('GET', at, { key, headers: { range } });
      expect([got.status, got.headers.get('content-range')], range).toEqual([206, `bytes ${first}-${end - 1}/1000`]);
      expect(Buffer.from(got.bytes).equals(bytes.subarray(first, end)), range).toBe(true);
    }
  });

  it('give all of it for ranges that mean nothing or are several', async () => {
    for (const range of ['bytes=9-0', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-', 'bytes=a-b']) {
      const got = await service.call('GET', at, { key, headers: { range } });
      expect([got.status, got.bytes.length], range).toEqual([200, 1000]);
    }
  });

  it('refuse a range that is not there', async () => {
    for (const range of ['bytes=1000-', 'bytes=-0', 'bytes=99999999999999999999-']) {
      const got = await service.call('GET', at, { key, headers: { range } });
      expect([got.status, got.headers.get('content-range')], range).toEqual([416, 'bytes */1000']);
    }
  });

  it('know a file by its digest: If-Range, If-None-Match and HEAD', async () => {
    const etag = `"${(await latest()).files[0]?.sha256}"`;
    const range = 'bytes=0-1';
    const same = await service.call('GET', at, { key, headers: { range, 'if-range': etag } });
    const other = await service.call('GET', at, { key, headers: { range, 'if-range': '"other"' } });
    const known = await service.call('GET', at, { key, headers: { 'if-none-match': etag } });
    expect([same.status, other.status, known.status]).toEqual([206, 200, 304]);
    const head = await service.call('HEAD', at, { key });
    expect([head.status, head.headers.get('content-length'), head.headers.get('etag')]).toEqual([200, '1000', etag]);
    expect(head.bytes).toHaveLength(0);
  });

  it('are not found where there is no such file', async () => {
    for (const path of [
      `${at}x`,
      `${at}?release=other`,
      `${at}?edition=teaser`,
      `${at}/../../x`,
      at.replace('farm.', '..%2f'),
    ])
      expect((await service.call('GET', path, { key })).status, path).toBe(404);
  });

  it('point to the store where it can be asked itself', async () => {
    await service.close();
    const links: unknown[] = [];
    const presign = async (name: string, link: object): Promise<string> => {
      links.push(link);
      return `https://store.example/${name}?X-Amz-Signature=0123abcd`;
    };
    await open({}, { ...memoryStore(), presign });
    const got = await service.call('GET', at, { key });
    expect([got.status, got.headers.get('cache-control')]).toEqual([302, 'no-store']);
    expect(got.headers.get('location')).toMatch(/^https:\/\/store\.example\/releases\/farm\/full\//);
    expect(links).toEqual([{ filename: 'Socialni-sluzby_CS_720p.mp4', type: 'video/mp4', seconds: 900 }]);
    expect(service.log()).not.toContain('0123abcd');
  });
});
