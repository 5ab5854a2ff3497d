import { followRender } from '../follow-render.ts';
import { wouldBeLetIn } from '../guard.ts';
import { ownRender } from '../own-render.ts';
import { type Route, route } from '../route.ts';
import { renderParams as params } from '../shapes.ts';

const events: Route = route({
  ...{ method: 'GET', path: '/v1/renders/:render/events', tag: 'renders', params },
  access: { roles: ['editor', 'translator'] },
  summary: 'Server-sent events "progress", "state" and "problem"; Last-Event-ID goes on; ends after the last state',
  replies: { 200: { description: 'events', type: 'text/event-stream' } },
  handle: async (call) => {
    const view = await ownRender(call);
    const { reply, request } = call.raw;
    const after = request.headers['last-event-id'];
    reply.hijack();
    const mayGoOn = () => wouldBeLetIn(events, request, call.running);
    await followRender(call.running, view, typeof after === 'string' ? after : undefined, reply.raw, mayGoOn);
    return undefined;
  },
});

export const eventRoutes: readonly Route[] = [events];
