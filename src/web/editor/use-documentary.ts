import { useCallback } from 'preact/hooks';
import { get } from '../api/client.ts';
import { type Resource, useResource } from '../api/resource.ts';
import type { Documentary, Media } from '../api/types.ts';

/** A documentary, and its uploads. Before its first manifest or upload there is none, and that is no error. */
export interface Standing {
  readonly documentary: Documentary;
  readonly media: readonly Media[];
}

const unbegun = (id: string): Documentary => ({ id, languages: [], releases: [] });

export const useDocumentary = (id: string): Resource<Standing> =>
  useResource(
    id,
    useCallback(
      async (signal: AbortSignal) => {
        const { media } = await get<{ media: Media[] }>(`/v1/documentaries/${id}/media`, signal);
        // The list tells of one that is not there without failing.
        const { documentaries } = await get<{ documentaries: Documentary[] }>('/v1/documentaries', signal);
        return { documentary: documentaries.find((one) => one.id === id) ?? unbegun(id), media };
      },
      [id],
    ),
  );
