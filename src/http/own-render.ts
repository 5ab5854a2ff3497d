import type { RenderView } from '../jobs/renders-port.ts';
import type { Caller } from './caller.ts';
import { notFound } from './guard.ts';
import type { Call } from './route.ts';

/** The render of an address, for an editor or for who asked for it. @throws PolyreelError `not-found` for all others */
export const ownRender = async ({
  params,
  caller,
  running,
}: Pick<Call<{ readonly render: string }, unknown, unknown>, 'params' | 'running'> & {
  readonly caller: Caller;
}): Promise<RenderView> => {
  const view = await running.services.renders.view(params.render);
  const isOwn = caller.entry.role !== 'translator' || view?.askedBy.key === caller.entry.id;
  if (view && isOwn) return view;
  throw notFound('there is no such render.');
};
