import { ask, get, Refused } from '../../api/client.ts';
import type { ManifestKept } from '../../api/types.ts';
import type { ManifestRevision } from '../types.ts';

/** A manifest as the service keeps it. */
export interface KeptText {
  readonly text: string;
  readonly etag: string;
}

/** What somebody else saved meanwhile. */
export interface Theirs extends KeptText {
  readonly by: string;
  readonly at: string;
  readonly revision: number;
}

const addressOf = (documentary: string): string => `/v1/documentaries/${documentary}/manifest`;

/** The text as it was sent: not as this program would write it. */
export const loadManifest = async (documentary: string, revision?: number): Promise<KeptText> => {
  const query = revision === undefined ? '' : `?revision=${revision}`;
  const response = await ask<unknown>(`${addressOf(documentary)}${query}`, { as: 'text' });
  return { text: String(response.body), etag: response.etag ?? '' };
};

export const manifestHistory = async (documentary: string): Promise<ManifestRevision[]> =>
  (await get<{ revisions: ManifestRevision[] }>(`${addressOf(documentary)}/history`)).revisions;

/**
 * Keeps a text, unless somebody else changed the manifest since.
 * @param etag of what the text was made from; undefined where there is none yet
 * @returns what was kept, or what somebody else saved meanwhile
 * @throws Refused with all problems, Unreachable
 */
export const saveManifest = async (
  documentary: string,
  text: string,
  etag: string | undefined,
): Promise<{ readonly kept: ManifestKept } | { readonly theirs: Theirs }> => {
  const guard = etag === undefined ? { 'if-none-match': '*' } : { 'if-match': etag };
  try {
    const { body } = await ask<ManifestKept>(addressOf(documentary), {
      method: 'PUT',
      bytes: text,
      headers: { 'content-type': 'application/json', ...guard },
    });
    return { kept: body };
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 412) throw error;
    return { theirs: await theirsOf(documentary) };
  }
};

const theirsOf = async (documentary: string): Promise<Theirs> => {
  const [kept, [last]] = await Promise.all([loadManifest(documentary), manifestHistory(documentary)]);
  return { ...kept, by: last?.author.label ?? '', at: last?.at ?? '', revision: last?.revision ?? 0 };
};
