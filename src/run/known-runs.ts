import type { KnownRun } from '../ports.ts';
import type { Chunk } from './chunks.ts';

export interface ChunkedObject {
  readonly name: string;
  readonly chunks: readonly Chunk[];
}

interface Place {
  readonly object: ChunkedObject;
  readonly index: number;
  /** Where in the object the chunk begins, in bytes. */
  readonly first: number;
}

/**
 * The runs of a file's chunks that lie in other objects, as long as they come: chunks that follow each other in both are
 * one run. Of several objects with the same chunk, the one that the run goes on in counts, else the first.
 */
export const knownRuns = (chunks: readonly Chunk[], objects: readonly ChunkedObject[]): readonly KnownRun[] => {
  const places = placesOf(objects);
  const runs: KnownRun[] = [];
  let at = 0;
  let last: Place | undefined;
  for (const chunk of chunks) {
    const place: Place | undefined = (last && following(last, chunk)) ?? places.get(idOf(chunk));
    const run = runs.at(-1);
    const end = at + chunk.bytes;
    if (place && run && last && isNext(last, place)) runs[runs.length - 1] = { ...run, end };
    else if (place) runs.push({ first: at, end, from: { name: place.object.name, first: place.first } });
    last = place;
    at = end;
  }
  return runs;
};

const idOf = ({ digest, bytes }: Chunk): string => `${digest} ${bytes}`;

const placesOf = (objects: readonly ChunkedObject[]): ReadonlyMap<string, Place> => {
  const places = new Map<string, Place>();
  for (const object of objects) {
    let first = 0;
    for (const [index, chunk] of object.chunks.entries()) {
      if (!places.has(idOf(chunk))) places.set(idOf(chunk), { object, index, first });
      first += chunk.bytes;
    }
  }
  return places;
};

const following = ({ object, index, first }: Place, chunk: Chunk): Place | undefined => {
  const [before, next] = [object.chunks[index], object.chunks[index + 1]];
  return before && next && idOf(next) === idOf(chunk)
    ? { object, index: index + 1, first: first + before.bytes }
    : undefined;
};

const isNext = (one: Place, other: Place): boolean => one.object === other.object && one.index + 1 === other.index;
