import { expect, it } from 'vitest';
import { newGrants } from '../../src/documents/grants.ts';
import { TABLE } from '../../src/http/table.ts';
import { signIn } from './support/browser-like.ts';
import { openService } from './support/service.ts';
import { makeStream, segmentName } from './support/streams.ts';
import { makeDocumentary } from './support/world.ts';

it('whoever looks changes nothing, with a cookie as with a key: no address of GET does', async () => {
  const service = await openService();
  await makeDocumentary(service, 'farm');
  const { id: release } = await makeStream(service, 'farm', 'words');
  const { call, cookie } = await signIn(service, { key: service.admin });
  const asked = await call('POST', '/v1/documentaries/farm/renders', { json: {} });
  const to = { documentary: 'farm', edition: 'full', release, key: asked.json.askedBy.key };
  const grant = (await newGrants(service.records).give(to)).text;
  service.renders.changeSilently(asked.json.id, { state: 'succeeded' });
  const evening = { place: 'Village hall', country: 'CZ', date: '2026-05-12' };
  const workshop = (await call('POST', '/v1/documentaries/farm/workshops', { json: evening })).json.id;
  const parts: Record<string, string> = {
    ...{ documentary: 'farm', language: 'cs', render: asked.json.id, release, grant, workshop },
  };

  const everything = async (): Promise<Record<string, string>> => {
    const found: Record<string, string> = {};
    // How often something was fetched is counted for whoever fetches it.
    for await (const name of service.records.store.list(''))
      if (!name.startsWith('downloads/'))
        found[name] = new TextDecoder().decode(await service.records.store.read(name));
    return found;
  };
  const before = await everything();
  const refused: string[] = [];
  for (const { path } of TABLE.filter(({ method }) => method === 'GET')) {
    const file = path.includes(':grant') ? segmentName('words') : 'film.cs.720p.mp4';
    const address = path.replace(/:(\w+)\*?/g, (_, name: string) => parts[name] ?? file);
    const query = path === '/v1/audit' ? '?day=2026-11-24' : '';
    const { status } = await service.call('GET', `${address}${query}`, { headers: { cookie } });
    if (status >= 400) refused.push(path);
  }
  // Of a preview that is none, of pages that were not built, of a release without one for the hall, and of a shot called like a film.
  expect(refused.sort()).toEqual([
    '/assets/:file',
    '/d/:documentary/screening',
    '/icon.svg',
    '/v1/documentaries/:documentary/timeline/:shot.jpg',
    '/v1/renders/:render/files/:file*',
  ]);
  expect(await everything()).toEqual(before);
  await service.close();
});
