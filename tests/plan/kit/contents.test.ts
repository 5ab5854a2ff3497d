import { describe, expect, it } from 'vitest';
import { kitContents } from '../../../src/plan/kit/contents.ts';
import { buildTimeline } from '../../../src/timeline/build.ts';
import { clipFacts } from '../../support/facts.ts';
import { type Document, manifestOf } from '../../support/project.ts';

const media = new Map([
  ['a', clipFacts(60)],
  ['b', clipFacts(60)],
]);

const both = (text: string) => ({ en: text, cs: `${text} česky` });

const document: Document = {
  website: 'https://films.example.eu/d/test',
  timeline: [
    { card: { title: 'T' }, duration: '2s' },
    {
      section: {
        title: both('One'),
        kind: 'mobility',
        country: 'CZ',
        text: both('Text'),
        questions: [both('Section?')],
      },
    },
    { clip: 'a', to: '4s', recommendation: 'care', questions: [both('Shot?')] },
    { clip: 'b', to: '4s', recommendation: 'care', transition: { type: 'crossfade', duration: '1s' } },
    { section: { title: 'Two', practices: [{ title: both('Bus'), text: both('It comes.') }] } },
    { clip: 'a', from: '10s', to: '14s', transition: { type: 'crossfade', duration: '1s' } },
    { clip: 'b', from: '10s', to: '14s', recommendation: 'care' },
  ],
  recommendations: { care: { title: both('Care'), text: 'Go' } },
};

const contents = (language: string, changes: Document = {}, edition = 'full', page?: string) => {
  const manifest = manifestOf({ ...document, ...changes });
  const { timeline } = buildTimeline(manifest, media);
  if (!timeline) throw new Error('no timeline');
  return kitContents({ manifest, timeline, edition, ...(page ? { page } : {}) }, language);
};

describe('what a kit says', () => {
  it('has the sections in the language, with their place in the film and its page', () => {
    expect(contents('cs').sections).toEqual([
      {
        title: 'One česky',
        kind: 'mobility',
        country: 'CZ',
        text: 'Text česky',
        practices: [],
        start: 2000,
        end: 8000,
        address: 'https://films.example.eu/d/test?t=2',
      },
      {
        title: 'Two',
        practices: [{ title: 'Bus česky', text: 'It comes. česky' }],
        start: 8000,
        end: 16_000,
        address: 'https://films.example.eu/d/test?t=8',
      },
    ]);
  });

  it('pauses before what comes next can be seen, and asks the shot’s questions before the section’s', () => {
    expect(contents('en').pauses).toEqual([
      { at: 5000, questions: ['Shot?'] },
      { at: 8000, questions: ['Section?'] },
    ]);
    const together = [
      { section: { title: 'One', questions: ['Section?'] } },
      { clip: 'a', to: '4s', questions: ['Shot?'] },
    ];
    expect(contents('en', { timeline: [...together, { clip: 'b', to: '1s', recommendation: 'care' }] }).pauses).toEqual(
      [
        { at: 4000, questions: ['Shot?'] },
        { at: 5000, questions: ['Section?'] },
      ],
    );
    const ends = [{ ...together[0] }, { clip: 'b', to: '1s', recommendation: 'care' }, together[1]];
    expect(contents('en', { timeline: ends }).pauses).toEqual([{ at: 5000, questions: ['Shot?', 'Section?'] }]);
  });

  it('says where each recommendation is shown, shots that follow each other as one', () => {
    expect(contents('en').recommendations).toEqual([
      {
        number: 1,
        title: 'Care',
        text: 'Go',
        shown: [
          { start: 2000, end: 9000, section: 'One', address: 'https://films.example.eu/d/test?t=2' },
          { start: 12_000, end: 16_000, section: 'Two', address: 'https://films.example.eu/d/test?t=12' },
        ],
      },
    ]);
  });

  it('has no addresses where nobody said one, those of the service, or an edition’s', () => {
    const first = (found: ReturnType<typeof contents>) => found.sections[0]?.address;
    expect(first(contents('en', { website: undefined }))).toBeUndefined();
    expect(first(contents('en', { website: undefined }, 'full', 'https://here.example/d/test'))).toBe(
      'https://here.example/d/test?t=2',
    );
    expect(first(contents('en', {}, 'workshop'))).toBe('https://films.example.eu/d/test?edition=workshop&t=2');
  });
});
