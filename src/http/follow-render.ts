import type { ServerResponse } from 'node:http';
import type { RenderEvent, RenderView } from '../jobs/renders-port.ts';
import type { EventStream } from './event-streams.ts';
import type { Running } from './running.ts';
import { renderView } from './views.ts';

const ENDED: ReadonlySet<string> = new Set(['succeeded', 'failed', 'cancelled']);

/**
 * Sends what happens to a render until it has ended. Who begins to follow hears first how it stands; who comes back with
 * the id of an event hears what happened since.
 * @param mayGoOn whether who follows may still: false ends it
 */
export const followRender = async (
  { services, streams }: Running,
  { id }: RenderView,
  after: string | undefined,
  response: ServerResponse,
  mayGoOn: () => Promise<boolean>,
): Promise<void> => {
  const { renders, logger, publicUrl } = services;
  // An event may have been lost on its way: at every sign of life the render itself is asked.
  const stream = streams.open(response, { mayGoOn, onBeat: () => void look().catch(() => stream.end()) });
  const look = async (): Promise<void> => {
    const view = await renders.view(id);
    if (view && ENDED.has(view.state)) finish(stream, stateOf(view, publicUrl));
  };
  try {
    const held: RenderEvent[] = [];
    let pass = (event: RenderEvent): void => void held.push(event);
    const stop = await renders.watch(id, after, (event) => pass(event));
    if (stream.signal.aborted) return stop();
    stream.signal.addEventListener('abort', stop, { once: true });
    const view = await renders.view(id);
    if (view && after === undefined) stream.send(stateOf(view, publicUrl));
    pass = (event) => tell(stream, event);
    for (const event of held) pass(event);
    if (view && ENDED.has(view.state)) finish(stream, after === undefined ? undefined : stateOf(view, publicUrl));
  } catch (error) {
    // The client comes back by itself and is told then.
    logger.warn({ err: error, render: id }, 'events of a render broke off');
    stream.end();
  }
};

type Told = Parameters<EventStream['send']>[0];

const stateOf = (view: RenderView, base: string | undefined): Told => ({
  event: 'state',
  data: renderView(view, base),
});

const tell = (stream: EventStream, event: RenderEvent): void => {
  stream.send(event);
  if (event.event === 'state' && 'state' in event.data && ENDED.has(String(event.data.state))) stream.end();
};

const finish = (stream: EventStream, last: Told | undefined): void => {
  if (last) stream.send(last);
  stream.end();
};
