import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/manifest/read.ts';

const both = (text: string) => ({ en: text, cs: `${text}!` });

const good = {
  version: 1,
  id: 'village',
  title: both('The village'),
  languages: ['en', 'cs'],
  format: { width: 320, height: 180, frameRate: '25' },
  media: { farm: { file: 'farm.mp4' } },
  timeline: [
    {
      section: {
        title: both('The nurse'),
        kind: 'good-practice',
        text: both('She comes by car.'),
        practices: [{ title: both('A nurse on wheels'), text: both('Twice a week.') }],
        questions: [both('Who comes to you?')],
      },
    },
    { clip: 'farm', recommendation: 'mobile-care', picture: true, questions: [both('And at night?')] },
  ],
  website: 'https://films.example.eu/d/village',
  brochure: { introduction: both('Three villages.'), contacts: [both('LAG'), 'info@example.eu'] },
  recommendations: { 'mobile-care': { title: both('Go to people'), text: both('By car.') } },
  guide: { title: both('How to'), introduction: both('Ten years.') },
  evaluation: {
    title: both('What did you think?'),
    questions: [
      { id: 'useful', kind: 'scale', text: both('Useful?'), low: both('no'), high: both('yes') },
      {
        id: 'role',
        kind: 'choice',
        text: both('You are'),
        choices: [
          { id: 'a', text: both('A') },
          { id: 'b', text: both('B') },
        ],
      },
    ],
  },
  deliver: ['burned', 'brochure', 'recommendations', 'screening', 'evaluation', 'pack'],
  editions: { seminar: { timeline: [{ clip: 'farm' }], purpose: both('For the seminar before') } },
};

type Changes = Readonly<Record<string, unknown>>;

const told = (changes: Changes, documentary?: string): string[] =>
  readManifest(JSON.stringify({ ...good, ...changes }), 0, documentary).problems.map(({ code, at }) => `${code} ${at}`);

const evaluation = (...questions: readonly Changes[]): Changes => ({ evaluation: { questions } });

describe('the workshop kit in a manifest', () => {
  it('is read as it is written', () => {
    expect(told({})).toEqual([]);
  });

  it.each<[string, Changes, string]>([
    [
      'a recommendation nobody wrote',
      { recommendations: { 'mobile-car': good.recommendations['mobile-care'] } },
      'unknown-recommendation /timeline/1/recommendation',
    ],
    [
      'one that nothing shows',
      { recommendations: { ...good.recommendations, bus: { title: both('a'), text: both('b') } } },
      'unshown-recommendation /recommendations/bus',
    ],
    ['a document of none', { recommendations: {}, timeline: [{ clip: 'farm' }] }, 'nothing-to-recommend /deliver/2'],
    [
      'a question twice',
      evaluation({ id: 'a', kind: 'text', text: 'A' }, { id: 'a', kind: 'text', text: 'B' }),
      'duplicate-question /evaluation/questions/1/id',
    ],
    [
      'nothing to choose from',
      evaluation({ id: 'a', kind: 'choice', text: 'A' }),
      'missing-field /evaluation/questions/0/choices',
    ],
    [
      'choices of a text',
      evaluation({
        id: 'a',
        kind: 'text',
        text: 'A',
        choices: [
          { id: 'x', text: 'X' },
          { id: 'y', text: 'Y' },
        ],
      }),
      'unknown-field /evaluation/questions/0/choices',
    ],
    [
      'ends of a text',
      evaluation({ id: 'a', kind: 'text', text: 'A', high: 'much' }),
      'unknown-field /evaluation/questions/0/high',
    ],
    [
      'a choice twice',
      evaluation({
        id: 'a',
        kind: 'choice',
        text: 'A',
        choices: [
          { id: 'x', text: 'X' },
          { id: 'x', text: 'Y' },
        ],
      }),
      'duplicate-question /evaluation/questions/0/choices/1/id',
    ],
    [
      'a question in one language',
      { timeline: [{ clip: 'farm', recommendation: 'mobile-care', questions: [{ en: 'Who?' }] }] },
      'missing-text /timeline/0/questions/0/cs',
    ],
    [
      'a section’s text in one language',
      { timeline: [{ section: { title: 'S', text: { cs: 'Jen česky' } } }, ...good.timeline] },
      'missing-text /timeline/0/section/text/en',
    ],
    ['a contact in one language', { brochure: { contacts: [{ cs: 'MAS' }] } }, 'missing-text /brochure/contacts/0/en'],
    [
      'a purpose in one language',
      { editions: { seminar: { timeline: [{ clip: 'farm' }], purpose: { en: 'x' } } } },
      'missing-text /editions/seminar/purpose/cs',
    ],
    ['an address that is none', { website: 'films.example.eu' }, 'invalid-value /website'],
    ['an address that runs', { website: 'javascript:alert(1)' }, 'invalid-value /website'],
    ['an address with a password', { website: 'https://a:b@example.eu/' }, 'invalid-value /website'],
    ['a page for the hall without a film', { deliver: ['hls', 'screening'] }, 'nothing-to-screen /deliver/1'],
    ['prints without an address', { website: undefined }, 'no-website /deliver'],
  ])('%s', (_, changes, expected) => {
    expect(told(changes)).toContain(expected);
  });

  it('needs no address in the service, which has its own', () => {
    expect(told({ website: undefined }, 'village')).toEqual([]);
  });
});
