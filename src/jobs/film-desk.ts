import { currentState } from '../documents/project.ts';
import { PolyreelError } from '../errors.ts';
import { FULL } from '../manifest/editions.ts';
import type { Desk, DeskFilm } from './desk.ts';
import { type FilmPlan, type FilmPlanAsk, planFilm } from './plan-film.ts';
import { newShotPictures, type ShotPictures } from './shot-pictures.ts';

/** What a documentary looks like as it stands, for those who look at it before anything is rendered. */
export interface FilmDesk {
  /** An edition, the full film where absent. @throws PolyreelError `not-found` where there is no manifest or edition */
  readonly film: (documentary: string, edition?: string) => Promise<DeskFilm>;
  readonly picture: ShotPictures;
  /** What a render would make, and why; runs nothing. @throws PolyreelError `bad-input` with all problems, `not-found` */
  readonly plan: (ask: FilmPlanAsk) => Promise<FilmPlan>;
}

export const openFilmDesk = (desk: Desk): FilmDesk => ({
  film: (documentary, edition) => filmOf(desk, documentary, edition),
  picture: newShotPictures(desk),
  plan: (ask) => planFilm(desk, ask),
});

const filmOf = async ({ records, planner }: Desk, documentary: string, edition = FULL): Promise<DeskFilm> => {
  const { pins, languages, editions } = await currentState(records, documentary);
  if (!editions.includes(edition))
    throw new PolyreelError('not-found', `there is no edition "${edition}"; there is ${editions.join(', ')}.`);
  return { ...(await planner.project({ documentary, edition, pins, languages })), edition };
};
