import type { Records } from '../documents/records.ts';
import { readRender } from '../documents/renders.ts';
import type { JobEvent, JobQueue } from '../ports.ts';
import { newHistory } from './history.ts';
import type { RenderEvent, Renders, RenderView } from './renders-port.ts';
import { isProgress, withoutSpans } from './view.ts';
import type { RenderJob } from './workshop.ts';

type Listener = (event: RenderEvent) => void;

/** Follows all renders for those who watch one: live, and what they missed since an event. */
export const newWatch = async (
  renders: JobQueue<RenderJob>,
  records: Records,
  view: (id: string) => Promise<RenderView | undefined>,
): Promise<{ readonly watch: Renders['watch']; readonly close: () => Promise<void> }> => {
  const history = newHistory();
  const listeners = new Map<string, Set<Listener>>();
  const close = await renders.listen((heard) => {
    const event = lightened(heard);
    history.add(event);
    const watching = listeners.get(event.job);
    if (watching) void tell(event, records, (told) => send(watching, told));
  });
  const watch: Renders['watch'] = async (id, after, listener) => {
    const missed = after === undefined ? undefined : history.after(id, after);
    const live = newLine(listener);
    add(listeners, id, live.take);
    try {
      if (missed) for (const event of missed) await tell(event, records, listener);
      else for (const event of await snapshot(id, history.last(id)?.id, view)) listener(event);
    } catch (error) {
      // Nobody would ever stop it.
      remove(listeners, id, live.take);
      throw error;
    }
    live.open();
    return () => remove(listeners, id, live.take);
  };
  return { watch, close };
};

/** Hundreds of events are remembered of each render. */
const lightened = (event: JobEvent): JobEvent =>
  event.type === 'progress' && isProgress(event.progress)
    ? { ...event, progress: withoutSpans(event.progress) }
    : event;

/** Holds events back until those before them have been told. */
const newLine = (listener: Listener): { readonly take: Listener; readonly open: () => void } => {
  const held: RenderEvent[] = [];
  let isOpen = false;
  return {
    take: (event) => (isOpen ? listener(event) : void held.push(event)),
    open: () => {
      isOpen = true;
      for (const event of held) listener(event);
    },
  };
};

const add = (listeners: Map<string, Set<Listener>>, id: string, listener: Listener): void => {
  listeners.set(id, (listeners.get(id) ?? new Set()).add(listener));
};

const remove = (listeners: Map<string, Set<Listener>>, id: string, listener: Listener): void => {
  const watching = listeners.get(id);
  watching?.delete(listener);
  if (watching?.size === 0) listeners.delete(id);
};

const send = (watching: ReadonlySet<Listener>, event: RenderEvent): void => {
  for (const listener of watching) listener(event);
};

/** The state as it is now, for who comes new or has been away for too long. */
const snapshot = async (
  id: string,
  last: string | undefined,
  view: (id: string) => Promise<RenderView | undefined>,
): Promise<RenderEvent[]> => {
  const now = await view(id);
  if (!now) return [];
  const { stage, progress, secondsLeft, spansMade } = now;
  const made = spansMade === undefined ? {} : { spansMade };
  return [
    { id: last ?? '0', event: 'progress', data: { stage, progress, secondsLeft, ...made } },
    ...stateEvents(last ?? '0', now),
  ];
};

const stateEvents = (id: string, { state, release, problems }: Pick<RenderView, 'state' | 'release' | 'problems'>) => [
  ...problems.map((problem): RenderEvent => ({ id, event: 'problem', data: problem })),
  { id, event: 'state', data: { state, release } } as const,
];

const tell = async (event: JobEvent, records: Records, listener: Listener): Promise<void> => {
  if (event.type === 'progress') {
    if (isProgress(event.progress)) listener({ id: event.id, event: 'progress', data: event.progress });
    return;
  }
  const record = await readRender(records, event.job).catch(() => undefined);
  if (record) for (const told of stateEvents(event.id, { ...record, release: record.release ?? null })) listener(told);
};
