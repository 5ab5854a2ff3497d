import type { ReleaseRecord } from '../documents/model.ts';
import type { Caller } from './caller.ts';
import type { Running } from './running.ts';

type Asking = { readonly running: Running; readonly caller: Caller };

export interface PlayUrl {
  /** Of the stream's master playlist; everything of the release is reached from there without a key. */
  readonly url: string;
  readonly expiresAt: string;
}

/** An address at which players find a release; undefined where it has no stream. @param name of two streams, the one that is meant */
export const playUrl = async (
  { running: { services, play }, caller }: Asking,
  release: ReleaseRecord,
  name?: string,
): Promise<PlayUrl | undefined> => {
  const given = await play.addressOf(release, caller.entry, name);
  return given && { url: `${services.publicUrl ?? ''}${given.path}`, expiresAt: given.expiresAt };
};
