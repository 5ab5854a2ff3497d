import { ask } from '../../api/client.ts';
import { type Resource, useResource } from '../../api/resource.ts';
import type { FilmPlan } from '../types.ts';

/** What a render is asked for with. */
export interface Wanted {
  readonly edition: string;
  /** All of the film's where undefined. */
  readonly languages: readonly string[] | undefined;
}

/** As the service takes it: what is as usual is left out. */
export const askOf = ({ edition, languages }: Wanted): { edition?: string; languages?: readonly string[] } => ({
  ...(edition === 'full' ? {} : { edition }),
  ...(languages ? { languages } : {}),
});

/**
 * What a render would make and why.
 * @param state names everything that changes the answer; undefined where there is nothing to plan
 */
export const usePlan = (documentary: string, wanted: Wanted, state: string | undefined): Resource<FilmPlan> => {
  const json = askOf(wanted);
  const name = state === undefined || wanted.languages?.length === 0 ? undefined : `${state} ${JSON.stringify(json)}`;
  return useResource(name, async (signal) => {
    const path = `/v1/documentaries/${documentary}/plan`;
    return (await ask<FilmPlan>(path, { method: 'POST', json, signal })).body;
  });
};
