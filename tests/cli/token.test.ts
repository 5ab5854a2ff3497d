import { afterAll, beforeAll, expect, it } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { findKey } from '../../src/documents/keys.ts';
import { useSignInLink } from '../../src/documents/sign-in-links.ts';
import { openStudio, type Studio } from '../support/studio.ts';

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

const token = (...args: string[]) => studio.run(['token', ...args, '--home', studio.path('home')]);
const records = () => ({ store: diskStore(studio.path('home')), now: () => new Date() });

it('a key is made, printed once, listed without its text, and revoked', async () => {
  const made = await token('create', '--role', 'translator', '--language', 'cs,hr', '--label', 'Jana', '--json');
  expect(made.status).toBe(0);
  const { key, id } = JSON.parse(made.out);
  expect(key).toMatch(/^pr_[\w-]{43}$/);
  expect(await findKey(records(), key)).toMatchObject({
    id,
    role: 'translator',
    languages: ['cs', 'hr'],
    label: 'Jana',
  });
  const listed = await token('list');
  expect(listed.out).toContain(`${id}  translator  cs  hr  all documentaries  "Jana"`);
  expect(listed.out).not.toContain(key);
  expect((await token('revoke', id)).status).toBe(0);
  expect(await findKey(records(), key)).toBeUndefined();
  expect((await token('list')).out).toContain('revoked');
});

it('a link is printed that signs a key in, once', async () => {
  const { id } = JSON.parse((await token('create', '--role', 'editor', '--json')).out);
  const printed = await token('link', id);
  expect(printed.out).toMatch(/^http:\/\/localhost:8080\/sign-in#link=pl_[\w-]{43}\nworks once, until 20/);
  const { url } = JSON.parse((await token('link', id, '--json')).out);
  const text = url.split('#link=')[1];
  expect(await useSignInLink(records(), text)).toMatchObject({ id, role: 'editor' });
  expect(await useSignInLink(records(), text)).toBeUndefined();
  await token('revoke', id);
  const none = await token('link', id);
  expect([none.status, none.err]).toEqual([2, expect.stringContaining('token list')]);
});

it('everything wrong with a key is told at once, and none is made', async () => {
  const wrong = await token('create', '--role', 'translator', '--documentary', 'No Slug', '--expires', 'tomorrow');
  expect(wrong.status).toBe(2);
  expect(wrong.err.trim().split('\n').length).toBeGreaterThanOrEqual(3);
  expect((await token('revoke', '0123456789ab')).status).toBe(2);
});

it('a worker without Redis is told where work comes from', async () => {
  const { status, err } = await studio.run(['worker', '--home', studio.path('worker')]);
  expect(status).toBe(2);
  expect(err).toContain('REDIS_URL');
});
