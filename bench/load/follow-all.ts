import type { RunningService } from '../../tests/service/support/service.ts';

export interface FollowedEvents {
  /** Milliseconds from the ask for a stream to its first event. */
  readonly firsts: readonly number[];
  /** Events that came, all together. */
  readonly count: number;
  readonly errors: readonly string[];
}

/**
 * Keeps so many streams of events open, each of the next render in turn: one that has ended gives way to another.
 * @param renders those that there are by now; at least one
 */
export const followAll = (
  { url, key }: Pick<RunningService, 'url' | 'key'>,
  renders: () => readonly string[],
  streams: number,
): { readonly stop: () => Promise<FollowedEvents> } => {
  const gone = new AbortController();
  const init = { headers: { authorization: `Bearer ${key}` }, signal: gone.signal };
  const [firsts, errors]: [number[], string[]] = [[], []];
  let count = 0;
  let turn = 0;
  const follow = async (): Promise<void> => {
    const all = renders();
    const render = all[turn++ % all.length];
    const since = performance.now();
    const { status, body } = await fetch(new URL(`/v1/renders/${render}/events`, url), init);
    if (status !== 200) throw new Error(`events: ${status}`);
    let isFirst = true;
    for await (const chunk of body ?? []) {
      const events = Buffer.from(chunk).toString('utf8').split('event: ').length - 1;
      if (events && isFirst) firsts.push(performance.now() - since);
      if (events) isFirst = false;
      count += events;
    }
  };
  const keepFollowing = async (): Promise<void> => {
    while (!gone.signal.aborted) {
      await follow().catch((error: unknown) => {
        if (!gone.signal.aborted) errors.push(String(error));
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const following = Array.from({ length: streams }, keepFollowing);
  return {
    stop: async () => {
      gone.abort();
      await Promise.all(following);
      return { firsts, count, errors };
    },
  };
};
