import { createHash } from 'node:crypto';
import type { Client } from '../../tests/service/support/client.ts';
import { track } from '../../tests/service/support/films.ts';
import type { Chances } from '../../tests/support/seed.ts';

export interface EditorDesk {
  readonly client: Client;
  readonly url: string;
  readonly key: string;
  readonly film: string;
  /** Footage that is uploaded again now and then. */
  readonly clip: string;
  readonly chances: Chances;
}

/** What an editor did, and what went otherwise than it should. */
export interface Diary {
  /** Seconds from the ask to the end, of those that ended well, and when they ended (on `performance.now()`). */
  readonly renders: { readonly seconds: number; readonly at: number }[];
  readonly counts: Record<string, number>;
  readonly faults: string[];
}

/** Edits a film until told to stop: changes a cue, asks, asks again, thinks better of it, follows, downloads, withdraws. */
export const keepEditing = async (desk: EditorDesk, diary: Diary, isOver: () => boolean): Promise<void> => {
  for (let round = 1; !isOver(); round++)
    await edit(desk, diary, round).catch((error: unknown) => void diary.faults.push(`${desk.film}: ${error}`));
};

const LANGUAGES = ['en', 'cs'];

const edit = async (desk: EditorDesk, diary: Diary, round: number): Promise<void> => {
  const { client, film, chances, clip } = desk;
  const happens = (share: number): boolean => chances.number() < share;
  const count = (what: string): void => {
    diary.counts[what] = (diary.counts[what] ?? 0) + 1;
  };
  const language = chances.pick(LANGUAGES);
  await well(client.send('PUT', `${pathOf(film)}/subtitles/${language}`, track(language, `Slovo${round}`)));
  if (happens(0.05)) await well(client.upload(film, clip, 'a.mp4'));
  const since = performance.now();
  const id = await client.render(film);
  count('asked');
  if (happens(0.3)) {
    count('asked twice');
    if ((await client.render(film)) !== id) throw new Error(`the same ask was another render than ${id}`);
  }
  const follows = happens(0.3) ? follow(desk, id, happens(0.5) ? 500 : 60_000) : undefined;
  if (happens(0.2)) {
    await new Promise((resolve) => setTimeout(resolve, chances.below(3_000)));
    await well(client.send('POST', `/v1/renders/${id}/cancel`, {}));
  }
  const { state, problems, release } = await client.ended(id, 300_000, 250);
  count(state);
  await follows;
  if (state === 'failed') throw new Error(`${id} failed: ${JSON.stringify(problems)}`);
  if (state !== 'succeeded') return;
  diary.renders.push({ seconds: (performance.now() - since) / 1000, at: performance.now() });
  if (happens(0.6)) await download(desk, release, happens(0.3));
  // The latest stays: what it needs is never freed.
  if (happens(0.5)) await withdrawOlder(desk);
};

const pathOf = (film: string): string => `/v1/documentaries/${film}`;

const well = async (asked: ReturnType<Client['send']>): Promise<void> => {
  const { status, json } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(json)}`);
};

/** Reads the events of a render until it has ended, or goes away in the middle. @param within milliseconds */
const follow = async ({ url, key }: EditorDesk, render: string, within: number): Promise<void> => {
  const gone = AbortSignal.timeout(within);
  const init = { headers: { authorization: `Bearer ${key}` }, signal: gone };
  try {
    const { body } = await fetch(new URL(`/v1/renders/${render}/events`, url), init);
    for await (const _ of body ?? []);
  } catch (error) {
    if (!gone.aborted) throw error;
  }
};

/** @param leaves whether it goes away after the first bytes */
const download = async ({ client, film, url, key }: EditorDesk, release: string, leaves: boolean): Promise<void> => {
  const { json } = await client.send('GET', `${pathOf(film)}/releases/${release}`);
  const files: { name: string; sha256: string; url: string }[] = json.files;
  const file = files.find(({ name }) => name.endsWith('.mp4'));
  if (!file) throw new Error(`the release ${release} has no film`);
  const gone = new AbortController();
  const init = { headers: { authorization: `Bearer ${key}` }, signal: gone.signal };
  const { body, status } = await fetch(new URL(file.url, url), init);
  if (status !== 200) throw new Error(`${status} ${file.url}`);
  const hash = createHash('sha256');
  try {
    for await (const chunk of body ?? []) {
      hash.update(chunk);
      if (leaves) return gone.abort();
    }
  } catch (error) {
    if (leaves) return;
    throw error;
  }
  if (hash.digest('hex') !== file.sha256) throw new Error(`${file.name} of ${release} is not what was released`);
};

const withdrawOlder = async ({ client, film }: EditorDesk): Promise<void> => {
  const { json } = await client.send('GET', `${pathOf(film)}/releases`);
  const [, older] = (json.releases as { id: string; withdrawn?: object }[]).filter(({ withdrawn }) => !withdrawn);
  if (older) await well(client.send('DELETE', `${pathOf(film)}/releases/${older.id}`));
};
