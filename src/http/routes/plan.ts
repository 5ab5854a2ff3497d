import { z } from 'zod';
import { PolyreelError } from '../../errors.ts';
import { fields } from '../../manifest/fields.ts';
import { language, slug } from '../../manifest/values.ts';
import { filmPlan } from '../plan-shapes.ts';
import { planView } from '../plan-view.ts';
import { languagesFor } from '../render-languages.ts';
import { type Route, route } from '../route.ts';
import { documentaryParams as params } from '../shapes.ts';

const ask = fields({
  edition: slug.optional(),
  languages: z.array(language).min(1, 'name at least one language, or leave "languages" out').max(40).optional(),
  manifest: z
    .string('send the text of a manifest')
    .optional()
    .meta({ description: 'its text: plans for what is not kept yet' }),
});

const post = route({
  ...{ method: 'POST', path: '/v1/documentaries/:documentary/plan', tag: 'renders', params },
  access: { roles: ['editor', 'translator'], language: 'body' },
  summary: 'What a render would make and why, before it is asked for; runs nothing',
  body: { kind: 'json', limit: 16_000_000 },
  bodySchema: ask.optional(),
  replies: { 200: { description: 'the plan', schema: filmPlan } },
  handle: async ({ params: { documentary }, body, caller, running: { services } }) => {
    const { edition, manifest: text } = body ?? {};
    if (text !== undefined && caller.entry.role === 'translator')
      throw new PolyreelError('forbidden', 'a translator plans the film as it is; leave "manifest" out.');
    const languages = await languagesFor(services.records, caller, documentary, body);
    const plan = await services.films.plan({ documentary, edition, languages, text });
    return { status: 200, json: planView(plan) };
  },
});

export const planRoutes: readonly Route[] = [post];
