import type { FilmTold } from '../documents/model.ts';
import type { Plan } from '../plan/plan.ts';
import { toNumber } from '../rational.ts';
import { FUNDING_ENTRY } from '../timeline/timeline.ts';

/** What a release tells of its film: the titles that it shows, and where its sections are. */
export const toldOf = ({ title, purpose, timeline }: Pick<Plan, 'title' | 'purpose' | 'timeline'>): FilmTold => {
  const { chapters, shots, rate } = timeline;
  const seconds = (frame: number): number => frame / toNumber(rate);
  const card = shots.find(({ entry }) => entry === FUNDING_ENTRY)?.picture;
  const funding = card?.kind === 'card' ? card.funding?.statement : undefined;
  return {
    title,
    ...(purpose === undefined ? {} : { purpose }),
    sections: chapters.map(({ title: section, first, frames }) => ({
      ...{ title: section, start: seconds(first), end: seconds(first + frames) },
    })),
    ...(funding === undefined ? {} : { funding }),
  };
};
