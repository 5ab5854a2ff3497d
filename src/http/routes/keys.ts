import { z } from 'zod';
import { createKey, listKeys, revokeKey } from '../../documents/keys.ts';
import { makeSignInLink } from '../../documents/sign-in-links.ts';
import { fields } from '../../manifest/fields.ts';
import { noteChange } from '../audit.ts';
import { tellKeysChanged } from '../forget-keys.ts';
import { notFound } from '../guard.ts';
import { baseOf, signInUrl } from '../page-urls.ts';
import { type Route, route } from '../route.ts';
import { signInLink } from '../session-shapes.ts';
import { key } from '../shapes.ts';

const tag = 'keys';
const access = { roles: [] } as const;

const wanted = fields({
  role: z.string('write "admin", "editor", "translator" or "partner"'),
  languages: z.array(z.string()).max(40).optional(),
  documentaries: z.array(z.string()).max(1000).optional(),
  label: z.string('say whose key it is').max(200),
  expiresAt: z.string('write a time such as "2027-01-31T00:00:00Z"').max(40).optional(),
});

const params = fields({ key: z.string().max(64) });

const create = route({
  ...{ method: 'POST', path: '/v1/keys', tag, access },
  summary: 'Makes a key; its text is given here once, and never again',
  body: { kind: 'json', limit: 64_000 },
  bodySchema: wanted,
  replies: { 201: { description: 'the key', schema: key.extend({ key: z.string() }) } },
  handle: async (call) => {
    const { records } = call.running.services;
    const { role, label, languages, documentaries, expiresAt } = call.body;
    const made = await createKey(records, {
      ...{ role, label, author: call.caller.author },
      ...(languages ? { languages } : {}),
      ...(documentaries ? { documentaries } : {}),
      ...(expiresAt ? { expiresAt } : {}),
    });
    await noteChange(call, 'key.create', undefined, { key: made.entry.id, role, label });
    return { status: 201, json: { ...made.entry, key: made.key } };
  },
});

const list = route({
  ...{ method: 'GET', path: '/v1/keys', tag, access },
  summary: 'All keys, without their text',
  replies: { 200: { description: 'keys', schema: z.object({ keys: z.array(key) }) } },
  handle: async ({ running: { services } }) => ({ status: 200, json: { keys: await listKeys(services.records) } }),
});

const revoke = route({
  ...{ method: 'DELETE', path: '/v1/keys/:key', tag, access },
  params,
  summary: 'Revokes a key, at once and for good',
  replies: { 200: { description: 'the key as it is now', schema: key } },
  handle: async (call) => {
    const { records } = call.running.services;
    const entry = await revokeKey(records, call.params.key);
    if (!entry) throw notFound('there is no such key.');
    await noteChange(call, 'key.revoke', undefined, { key: entry.id });
    await tellKeysChanged(call.running, entry.id);
    return { status: 200, json: entry };
  },
});

const link = route({
  ...{ method: 'POST', path: '/v1/keys/:key/link', tag, access, params },
  summary: 'Makes an address that signs the key in once, within three days; it is given here once, and never again',
  body: { kind: 'json', limit: 1_000 },
  bodySchema: fields({}).optional(),
  replies: { 201: { description: 'the address', schema: signInLink } },
  handle: async (call) => {
    const { services } = call.running;
    const made = await makeSignInLink(services.records, call.params.key, call.caller.entry.id);
    if (!made) throw notFound('there is no such key, or it counts no more.');
    const { text, expiresAt } = made;
    await noteChange(call, 'key.link', undefined, { key: call.params.key, expiresAt });
    return { status: 201, json: { url: signInUrl(baseOf(services, call.raw.request), text), expiresAt } };
  },
});

export const keyRoutes: readonly Route[] = [create, list, revoke, link];
