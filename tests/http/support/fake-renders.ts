import { createHash } from 'node:crypto';
import { currentManifest } from '../../../src/documents/manifests.ts';
import type { Author } from '../../../src/documents/model.ts';
import type { Records } from '../../../src/documents/records.ts';
import { PolyreelError } from '../../../src/errors.ts';
import type { RenderEvent, Renders, RenderView } from '../../../src/jobs/renders-port.ts';
import { readManifest } from '../../../src/manifest/read.ts';

/** Renders that begin and end when a test says so. */
export interface FakeRenders extends Renders {
  /** Changes a render and tells those who watch. */
  readonly change: (id: string, change: Partial<RenderView>) => void;
  /** Changes a render and tells nobody, as when an event was lost. */
  readonly changeSilently: (id: string, change: Partial<RenderView>) => void;
  readonly watchers: () => number;
  readonly asked: () => number;
}

const ENDED = ['succeeded', 'failed', 'cancelled'];

export const fakeRenders = (records: Records): FakeRenders => {
  const views = new Map<string, RenderView>();
  const told: (RenderEvent & { readonly render: string })[] = [];
  const watchers = new Set<(render: string, event: RenderEvent) => void>();
  const find = (id: string): RenderView => {
    const view = views.get(id);
    if (!view) throw new PolyreelError('not-found', `there is no render ${id}.`);
    return view;
  };
  const changeSilently: FakeRenders['changeSilently'] = (id, change) => {
    views.set(id, { ...find(id), ...change });
  };
  const change: FakeRenders['change'] = (id, changed) => {
    changeSilently(id, changed);
    const event: RenderEvent = {
      id: String(told.length + 1),
      event: changed.state ? 'state' : changed.problems ? 'problem' : 'progress',
      data: find(id),
    };
    told.push({ ...event, render: id });
    for (const watcher of watchers) watcher(id, event);
  };
  return {
    change,
    changeSilently,
    watchers: () => watchers.size,
    asked: () => views.size,
    spans: async (id) => {
      const { state } = find(id);
      return [{ start: 0, end: 500, shot: 0, made: state === 'succeeded' ? 1 : 0, reused: false }];
    },
    ask: async (request) => {
      const { documentary, edition = 'full', preview, author } = request;
      const languages = request.languages ?? (await languagesOf(records, documentary));
      const film = await languagesOf(records, documentary);
      const problems = languages
        .filter((language) => !film.includes(language))
        .map(
          (language) => ({ severity: 'block', code: 'unknown-language', at: '/languages', message: language }) as const,
        );
      if (problems.length) throw new PolyreelError('bad-input', 'the film is not made in that.', { problems });
      const id = `${documentary}.${idOf({ edition, languages, preview })}-1`;
      const view = views.get(id) ?? begin(id, { documentary, edition, languages, author }, records);
      views.set(id, preview ? { ...view, preview } : view);
      return find(id);
    },
    view: async (id) => views.get(id),
    cancel: async (id) => {
      if (!ENDED.includes(find(id).state)) change(id, { state: 'cancelled' });
      return find(id);
    },
    watch: async (id, after, listener) => {
      const watcher = (render: string, event: RenderEvent): void => {
        if (render === id) listener(event);
      };
      const since = after === undefined ? told.length : Number(after);
      for (const event of told) if (event.render === id && Number(event.id) > since) listener(event);
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
};

const languagesOf = async (records: Records, documentary: string): Promise<readonly string[]> => {
  const current = await currentManifest(records, documentary);
  if (!current) throw new PolyreelError('not-found', 'there is no manifest.');
  return readManifest(current.text).manifest?.languages ?? [];
};

const idOf = (ask: object): string => createHash('sha256').update(JSON.stringify(ask)).digest('hex').slice(0, 16);

const begin = (
  id: string,
  about: Pick<RenderView, 'documentary' | 'edition' | 'languages'> & { readonly author: Author },
  { now }: Records,
): RenderView => {
  const { author, ...rest } = about;
  const asked = { askedBy: author, askedAt: now().toISOString() };
  return {
    id,
    ...rest,
    ...asked,
    state: 'queued',
    stage: 'queued',
    progress: 0,
    secondsLeft: null,
    problems: [],
    release: null,
  };
};
