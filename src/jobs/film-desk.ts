import { currentState, type StoredProject } from '../documents/project.ts';
import { PolyreelError } from '../errors.ts';
import { FULL } from '../manifest/editions.ts';
import { newShotPictures, type ShotPictures } from './shot-pictures.ts';
import type { Workshop } from './workshop.ts';

/** What a documentary looks like as it stands, for those who look at it before anything is rendered. */
export interface FilmDesk {
  /** An edition, the full film where absent. @throws PolyreelError `not-found` where there is no manifest or edition */
  readonly film: (documentary: string, edition?: string) => Promise<DeskFilm>;
  readonly picture: ShotPictures;
}

export type DeskFilm = StoredProject & { readonly edition: string };

export type Desk = Pick<Workshop, 'records' | 'planner' | 'tool' | 'font' | 'engineOf'>;

export const openFilmDesk = (desk: Desk): FilmDesk => ({
  film: (documentary, edition) => filmOf(desk, documentary, edition),
  picture: newShotPictures(desk),
});

const filmOf = async ({ records, planner }: Desk, documentary: string, edition = FULL): Promise<DeskFilm> => {
  const { pins, languages, editions } = await currentState(records, documentary);
  if (!editions.includes(edition))
    throw new PolyreelError('not-found', `there is no edition "${edition}"; there is ${editions.join(', ')}.`);
  return { ...(await planner.project({ documentary, edition, pins, languages })), edition };
};
