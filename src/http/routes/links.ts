import { z } from 'zod';
import { createKey, listKeys, revokeKey } from '../../documents/keys.ts';
import type { KeyEntry } from '../../documents/model.ts';
import type { Records } from '../../documents/records.ts';
import { fields } from '../../manifest/fields.ts';
import { slug } from '../../manifest/values.ts';
import { noteChange } from '../audit.ts';
import { tellKeysChanged } from '../forget-keys.ts';
import { notFound } from '../guard.ts';
import { baseOf, documentaryUrl } from '../page-urls.ts';
import { requireDocumentary } from '../require-documentary.ts';
import { type Route, route } from '../route.ts';
import { listedLink, madeLink, newLink } from '../session-shapes.ts';
import { documentaryParams as params } from '../shapes.ts';

const path = '/v1/documentaries/:documentary/links';
const tag = 'links';
const access = { roles: ['editor'] } as const;

const DAY = 24 * 3_600_000;

const create = route({
  ...{ method: 'POST', path, tag, access, params },
  summary: 'Makes an address that shows releases to whoever has it, for so many days; it is given here once',
  body: { kind: 'json', limit: 10_000 },
  bodySchema: newLink,
  replies: { 201: { description: 'the address', schema: madeLink } },
  handle: async (call) => {
    const { services } = call.running;
    const { documentary } = call.params;
    const { days, label } = call.body;
    await requireDocumentary(services.records, documentary);
    const expiresAt = new Date(services.records.now().getTime() + days * DAY).toISOString();
    const about = { role: 'partner', documentaries: [documentary], label, expiresAt, link: true } as const;
    const { key, entry } = await createKey(services.records, { ...about, author: call.caller.author });
    await noteChange(call, 'link.create', documentary, { key: entry.id, label: entry.label, expiresAt });
    const url = documentaryUrl(baseOf(services, call.raw.request), documentary, key);
    return { status: 201, json: { url, key: entry.id, expiresAt } };
  },
});

const linksOf = async (records: Records, documentary: string): Promise<KeyEntry[]> =>
  (await listKeys(records)).filter(({ link, documentaries }) => link && documentaries?.[0] === documentary);

const viewOf = ({ id, label, createdAt, expiresAt, revokedAt }: KeyEntry) => ({
  ...{ id, label, createdAt, expiresAt },
  ...(revokedAt === undefined ? {} : { revokedAt }),
});

const list = route({
  ...{ method: 'GET', path, tag, access, params },
  summary: 'Links that were made, without what is secret of them; also those that count no more',
  replies: { 200: { description: 'links', schema: z.object({ links: z.array(listedLink) }) } },
  handle: async ({ params: { documentary }, running: { services } }) => ({
    status: 200,
    json: { links: (await linksOf(services.records, documentary)).map(viewOf) },
  }),
});

const revoke = route({
  ...{ method: 'DELETE', path: `${path}/:key`, tag, access },
  params: fields({ documentary: slug, key: z.string().max(64) }),
  summary: 'Revokes a link, at once and for good',
  replies: { 200: { description: 'the link as it is now', schema: listedLink } },
  handle: async (call) => {
    const { records } = call.running.services;
    const { documentary, key } = call.params;
    const own = (await linksOf(records, documentary)).some(({ id }) => id === key);
    const entry = own ? await revokeKey(records, key) : undefined;
    if (!entry) throw notFound('there is no such link.');
    await tellKeysChanged(call.running, entry.id);
    await noteChange(call, 'link.revoke', documentary, { key: entry.id });
    return { status: 200, json: viewOf(entry) };
  },
});

export const linkRoutes: readonly Route[] = [create, list, revoke];
