import { expect, it } from 'vitest';
import { toldOf } from '../../src/jobs/told.ts';
import { resolveEdition } from '../../src/manifest/editions.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { clipFacts } from '../support/facts.ts';
import { type Document, manifestOf, plainFont, planOf } from '../support/project.ts';

const media = new Map([['a', clipFacts(20)]]);
const told = (document: Document) => toldOf(planOf({ document, media, cues: {} }));
const timeline = [
  { clip: 'a', from: '0s', to: '2s' },
  { section: { title: { en: 'Farm', cs: 'Statek' } } },
  { clip: 'a', from: '2s', to: '5s' },
  { section: { title: 'Mill' } },
  { clip: 'a', from: '5s', to: '6s' },
];

it('a release tells the titles and times of its sections, and who paid', () => {
  expect(told({ title: { en: 'Film', cs: 'Snímek' }, timeline, funding: {} })).toEqual({
    title: { en: 'Film', cs: 'Snímek' },
    sections: [
      { title: { en: 'Farm', cs: 'Statek' }, start: 2, end: 5 },
      // The card of funding belongs to the last one, as in the film's chapters.
      { title: 'Mill', start: 5, end: 12 },
    ],
    funding: { en: 'Co-funded by the European Union', cs: 'Spolufinancováno Evropskou unií' },
  });
});

it('a release tells of no funding that its film does not show', () => {
  expect(told({ timeline })).not.toHaveProperty('funding');
  expect(told({ timeline, funding: { statement: false } })).not.toHaveProperty('funding');
});

it('a release tells what its edition is for', () => {
  const purpose = { en: 'To prepare the seminar', cs: 'K přípravě semináře' };
  const editions = { before: { timeline: [{ clip: 'a', from: '0s', to: '2s' }], purpose } };
  const full = manifestOf({ timeline, editions });
  const toldBy = (edition: string) => {
    const manifest = resolveEdition(full, edition)?.manifest ?? full;
    const { timeline: laid } = buildTimeline(manifest, media);
    if (!laid) throw new Error('there is no timeline');
    const asked = { languages: ['en'], edition, font: plainFont, tool: 'build' };
    return toldOf(makePlan({ manifest, timeline: laid, tracks: [], ...asked }));
  };
  expect(toldBy('before').purpose).toEqual(purpose);
  expect(toldBy('full')).not.toHaveProperty('purpose');
});
