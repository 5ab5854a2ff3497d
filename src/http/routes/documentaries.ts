import { z } from 'zod';
import { describeDocumentary, listDocumentaries } from '../../documents/documentary.ts';
import { changeSettings } from '../../documents/settings.ts';
import { fields } from '../../manifest/fields.ts';
import { seesDocumentary } from '../access.ts';
import { noteChange } from '../audit.ts';
import { tellKeysChanged } from '../forget-keys.ts';
import { notFound } from '../guard.ts';
import { PUBLIC } from '../public-door.ts';
import { requireDocumentary } from '../require-documentary.ts';
import { type Route, route } from '../route.ts';
import { documentary, documentaryParams as params, settings } from '../shapes.ts';
import { documentaryView } from '../views.ts';

const tag = 'documentaries';
const all = { roles: ['editor', 'translator', 'partner'], public: true } as const;
const yesOrNo = z.boolean('write true or false').optional();
const path = '/v1/documentaries/:documentary';

const list = route({
  ...{ method: 'GET', path: '/v1/documentaries', tag, access: all },
  summary: 'What there is, as far as the key may know of it; what is public, without a key',
  replies: { 200: { description: 'documentaries', schema: z.object({ documentaries: z.array(documentary) }) } },
  handle: async ({ caller: { entry }, running: { services, open } }) => {
    const documentaries = [];
    const all = entry.id === PUBLIC ? await open.all() : await listDocumentaries(services.records);
    for (const id of all) {
      const isSeen = entry.id === PUBLIC || seesDocumentary(entry, id);
      const found = isSeen ? await describeDocumentary(services.records, id) : undefined;
      const view = found && documentaryView(found, entry, services.publicUrl);
      if (view) documentaries.push(view);
    }
    return { status: 200, json: { documentaries } };
  },
});

const get = route({
  ...{ method: 'GET', path, tag, access: all, params },
  summary: 'Revisions, and for each language whether it is current, stale or missing',
  replies: { 200: { description: 'the documentary', schema: documentary } },
  handle: async ({ params: { documentary: id }, caller: { entry }, running: { services } }) => {
    const found = await describeDocumentary(services.records, id);
    const view = found && documentaryView(found, entry, services.publicUrl);
    if (!view) throw notFound('there is no such documentary.');
    return { status: 200, json: view };
  },
});

const patch = route({
  ...{ method: 'PATCH', path, tag, access: { roles: ['editor'] }, params },
  summary: 'Changes whether a good subtitle upload starts the render of its language, and whether all may see releases',
  body: { kind: 'json', limit: 10_000 },
  bodySchema: fields({ autoRender: yesOrNo, public: yesOrNo }),
  replies: { 200: { description: 'the settings as they are now', schema: settings } },
  handle: async (call) => {
    const { records } = call.running.services;
    const { documentary: id } = call.params;
    await requireDocumentary(records, id);
    const { autoRender, public: isPublic } = call.body;
    const { settings: changed, isChanged } = await changeSettings(records, id, {
      ...(autoRender === undefined ? {} : { autoRender }),
      ...(isPublic === undefined ? {} : { public: isPublic }),
    });
    if (isChanged) {
      if (isPublic !== undefined) await tellKeysChanged(call.running, id);
      await noteChange(call, 'settings.put', id, { ...changed });
    }
    return { status: 200, json: changed };
  },
});

export const documentaryRoutes: readonly Route[] = [list, get, patch];
