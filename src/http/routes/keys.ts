import { z } from 'zod';
import { createKey, listKeys, revokeKey } from '../../documents/keys.ts';
import { fields } from '../../manifest/fields.ts';
import { noteChange } from '../audit.ts';
import { notFound } from '../guard.ts';
import { type Route, route } from '../route.ts';
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
  params: fields({ key: z.string().max(64) }),
  summary: 'Revokes a key, at once and for good',
  replies: { 200: { description: 'the key as it is now', schema: key } },
  handle: async (call) => {
    const { records, queues } = call.running.services;
    const entry = await revokeKey(records, call.params.key);
    if (!entry) throw notFound('there is no such key.');
    await noteChange(call, 'key.revoke', undefined, { key: entry.id });
    call.running.keys.forget();
    call.running.play.forget();
    // Other processes hear of it, or believe the key for the ten seconds that they remember it.
    await queues.tell({ topic: 'keys-changed', id: entry.id }).catch(() => {});
    return { status: 200, json: entry };
  },
});

export const keyRoutes: readonly Route[] = [create, list, revoke];
