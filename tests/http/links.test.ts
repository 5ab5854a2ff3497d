import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../src/documents/audit.ts';
import { signIn } from './support/browser-like.ts';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary, makeRelease } from './support/world.ts';

const DAY = 24 * 3_600_000;
const farm = '/v1/documentaries/farm';
const links = `${farm}/links`;

let service: TestService;
beforeEach(async () => {
  service = await openService({ publicUrl: 'http://films.example/polyreel' });
  for (const id of ['farm', 'mill']) {
    await makeDocumentary(service, id);
    await makeRelease(service, id, new Uint8Array(64));
  }
});
afterEach(() => service.close());

const audited = async (action: string) =>
  (await listAudit(service.records, new Date().toISOString().slice(0, 10))).filter((line) => line.action === action);

describe('a link to a documentary', () => {
  const make = (key: string, json: unknown = { days: 30, label: ' Village hall ' }) =>
    service.call('POST', links, { key, json });
  const keyOf = (url: string): string => url.split('#key=')[1] ?? '';

  it('shows its releases, and nothing of others, until its days are over', async () => {
    const made = await make(await service.key({ role: 'editor', documentaries: ['farm'] }));
    const { url, key: id, expiresAt } = made.json;
    expect(made.status).toBe(201);
    expect(url).toMatch(/^http:\/\/films\.example\/polyreel\/d\/farm#key=pr_[\w-]{43}$/);
    expect(Math.round((Date.parse(expiresAt) - Date.now()) / DAY)).toBe(30);
    const { call, signedIn } = await signIn(service, { key: keyOf(url) });
    expect(signedIn.json).toMatchObject({ role: 'partner', key: id, documentaries: ['farm'], label: 'Village hall' });
    expect((await call('GET', `${farm}/releases/latest`)).status).toBe(200);
    expect((await call('GET', '/v1/documentaries/mill')).status).toBe(404);
    expect((await call('GET', `${farm}/manifest`)).status).toBe(403);
    service.pass(30 * DAY);
    expect((await service.call('GET', farm, { key: keyOf(url) })).status).toBe(401);
  });

  it('is listed without what is secret, and revoked at once by editors of its documentary, who revoke no other key', async () => {
    const editor = await service.key({ role: 'editor', documentaries: ['farm'] });
    const { url, key: id, expiresAt } = (await make(editor)).json;
    await service.call('POST', '/v1/documentaries/mill/links', {
      key: service.admin,
      json: { days: 1, label: 'Mill' },
    });
    const listed = await service.call('GET', links, { key: editor });
    expect(listed.json).toEqual({ links: [{ id, label: 'Village hall', createdAt: expect.any(String), expiresAt }] });
    expect(listed.text).not.toContain('pr_');
    const json = { role: 'partner', label: 'Not a link', documentaries: ['farm'] };
    const plain = (await service.call('POST', '/v1/keys', { key: service.admin, json })).json.id;
    const { json: other } = await service.call('GET', '/v1/documentaries/mill/links', { key: service.admin });
    for (const key of [plain, other.links[0].id, '0123456789ab', '..%2fx'])
      expect((await service.call('DELETE', `${links}/${key}`, { key: editor })).status, key).toBe(404);
    const { call } = await signIn(service, { key: keyOf(url) });
    expect((await call('GET', farm)).status).toBe(200);
    const revoked = await service.call('DELETE', `${links}/${id}`, { key: editor });
    expect(revoked.json).toMatchObject({ id, revokedAt: expect.any(String) });
    expect([(await call('GET', farm)).status, (await service.call('GET', farm, { key: keyOf(url) })).status]).toEqual([
      401, 401,
    ]);
    expect((await service.call('GET', links, { key: editor })).json.links).toEqual([revoked.json]);
    expect((await audited('link.create')).map(({ documentary, detail }) => [documentary, detail.label])).toEqual([
      ['farm', 'Village hall'],
      ['mill', 'Mill'],
    ]);
    expect((await audited('link.revoke')).map(({ detail }) => detail)).toEqual([{ key: id }]);
  });

  it('is not made of what is wrong, and all of it is told; nor to what is not there', async () => {
    for (const [json, problems] of [
      [{}, 2],
      [{ days: 0, label: 7, until: 'x' }, 3],
      [{ days: 366, label: 'x' }, 1],
      [{ days: 1.5, label: 'x' }, 1],
      [{ days: '7', label: 'x' }, 1],
      [{ days: 7, label: ' ' }, 1],
      [{ days: 7, label: 'a\nb' }, 1],
    ] as const) {
      const refused = await make(service.admin, json);
      expect([refused.status, refused.json.problems?.length], JSON.stringify(json)).toEqual([422, problems]);
    }
    const none = await service.call('POST', '/v1/documentaries/none/links', {
      key: service.admin,
      json: { days: 1, label: 'x' },
    });
    expect(none.status).toBe(404);
    expect((await service.call('GET', links, { key: service.admin })).json.links).toEqual([]);
  });
});

describe('a sign-in link', () => {
  const linkFor = async (key: string) => {
    const id = (await service.call('GET', '/v1/keys', { key: service.admin })).json.keys.find(
      (one: { role: string }) => one.role === key,
    ).id;
    const made = await service.call('POST', `/v1/keys/${id}/link`, { key: service.admin });
    return { id, made, text: made.json?.url?.split('#link=')[1] ?? '' };
  };
  const post = (link: string) => service.call('POST', '/v1/session', { json: { link } });

  it('signs its key in once, whoever of two is first', async () => {
    await service.key({ role: 'editor' });
    const { made, text, id } = await linkFor('editor');
    expect([made.status, made.json.url]).toEqual([201, `http://films.example/polyreel/sign-in#link=${text}`]);
    expect(text).toMatch(/^pl_[\w-]{43}$/);
    expect(Math.round((Date.parse(made.json.expiresAt) - Date.now()) / 3_600_000)).toBe(72);
    const both = await Promise.all([post(text), post(text)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect(both.find(({ status }) => status === 201)?.json).toMatchObject({ role: 'editor', key: id });
    expect((await post(text)).json.detail).toContain('used before');
    expect((await service.call('GET', farm, { key: text })).status).toBe(401);
    expect((await audited('key.link')).map(({ detail }) => detail.key)).toEqual([id]);
    expect((await audited('session.create')).map(({ detail }) => detail)).toEqual([{ by: 'link' }]);
  });

  it('is over after three days, and gone with its key', async () => {
    await service.key({ role: 'editor' });
    const [late, gone] = [await linkFor('editor'), await linkFor('editor')];
    await service.call('DELETE', `/v1/keys/${gone.id}`, { key: service.admin });
    expect((await post(gone.text)).status).toBe(401);
    expect((await linkFor('editor')).made.status).toBe(404);
    service.pass(3 * DAY);
    expect((await post(late.text)).status).toBe(401);
    expect((await service.call('POST', '/v1/keys/..%2fx/link', { key: service.admin })).status).toBe(404);
    expect(
      (await service.call('POST', `/v1/keys/${late.id}/link`, { key: service.admin, json: { days: 9 } })).status,
    ).toBe(422);
  });
});
