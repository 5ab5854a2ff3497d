import type { Workshop } from '../documents/evaluation/workshop.ts';
import { PolyreelError } from '../errors.ts';
import type { Caller } from './caller.ts';
import { baseOf } from './page-urls.ts';
import type { Call } from './route.ts';

/** A link shows a film to whoever has it; workshops belong to those who have a key of their own. */
export const requireOwnKey = ({ entry }: Pick<Caller, 'entry'>): void => {
  if (entry.link) throw new PolyreelError('forbidden', 'a link shows the film only; workshops need a key of your own.');
};

/** A workshop for those who hold it, with the address of its form. */
export const workshopView = (
  { running: { services }, raw }: Pick<Call<unknown, unknown, unknown>, 'running' | 'raw'>,
  { id, place, country, date, closesOn, film, edition, audience, createdAt, createdBy }: Workshop,
  answers: number,
) => ({
  ...{ id, place, country, date, closesOn, film, edition, answers, createdAt, createdBy },
  ...(audience === undefined ? {} : { audience }),
  url: `${baseOf(services, raw.request)}/w/${id}`,
});
