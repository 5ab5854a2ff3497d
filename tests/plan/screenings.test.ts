import { describe, expect, it } from 'vitest';
import { readScreening } from '../../src/plan/screening/page.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, type Document, planOf } from '../support/project.ts';

const document: Document = {
  title: { en: 'Care', cs: 'Péče' },
  deliver: ['burned', 'soft', 'pack', 'screening'],
  renditions: [
    { name: '1080p', height: 1080 },
    { name: '720p', height: 720 },
    { name: '360p', height: 360 },
  ],
  format: { width: 1920, height: 1080, frameRate: '25' },
  website: 'https://films.example.eu/d/test',
  timeline: [
    { section: { title: { en: 'Farm', cs: 'Statek' }, questions: [{ en: 'Who comes?', cs: 'Kdo přijede?' }] } },
    { clip: 'a', from: '0s', to: '4s', questions: [{ en: 'Who is it?', cs: 'Kdo to je?' }] },
    { section: { title: { en: 'Mill', cs: 'Mlýn' } } },
    { clip: 'a', from: '4s', to: '8s' },
  ],
};
const cues = { en: [cue(25, 50, 'Good day'), cue(110, 150, 'The mill')], cs: [cue(25, 50, 'Dobrý den')] };
const plan = (changes: Document = {}, languages?: readonly string[]) =>
  planOf({
    ...{ document: { ...document, ...changes }, media: new Map([['a', clipFacts(20)]]), cues },
    ...(languages ? { languages } : {}),
  });

type Planned = ReturnType<typeof plan>;
const pagesOf = ({ pages }: Planned) => pages.filter(({ output }) => output === 'screening');
const said = (html: string | undefined) => readScreening(html ?? '')?.languages ?? [];
const inPack = ({ packs }: Planned, language: string) => {
  const members = packs.find((pack) => pack.language === language)?.members ?? [];
  const page = members.find(({ name }) => name === 'screening.html');
  return said(page && 'text' in page ? page.text : undefined);
};
const filmsOf = (languages: ReturnType<typeof said>) =>
  languages.map(({ language, film, cues: drawn }) => [language, film, drawn?.length]);

describe('the page for the hall', () => {
  it('stands beside the films in each language, that one first, by films that old computers play', () => {
    const pages = pagesOf(plan());
    expect(pages.map(({ path }) => path)).toEqual(['test.en.screening.html', 'test.cs.screening.html']);
    expect(filmsOf(said(pages[1]?.text))).toEqual([
      ['cs', 'test.cs.720p.mp4', undefined],
      ['en', 'test.en.720p.mp4', undefined],
    ]);
  });

  it('pauses where the manifest asks something, a shot before its section', () => {
    const [en] = said(pagesOf(plan())[0]?.text);
    expect(en?.pauses).toEqual([{ at: 4000, questions: ['Who is it?', 'Who comes?'] }]);
    expect(en?.sections.map(({ title, start, end }) => [title, start, end])).toEqual([
      ['Farm', 0, 4000],
      ['Mill', 4000, 8000],
    ]);
    expect(en?.address).toBe('https://films.example.eu/d/test');
  });

  it('draws the words itself where no film has them in its picture', () => {
    const [en, cs] = said(pagesOf(plan({ deliver: ['soft', 'screening'] }))[0]?.text);
    expect([en?.film, cs?.film]).toEqual(['test.720p.mp4', 'test.720p.mp4']);
    expect(en?.cues).toEqual([
      [1000, 2000, 'Good day', false],
      [4400, 6000, 'The mill', false],
    ]);
  });

  it('is in a pack with its own film, and the other languages by the film with tracks', () => {
    expect(filmsOf(inPack(plan(), 'cs'))).toEqual([
      ['cs', 'test.cs.720p.mp4', undefined],
      ['en', 'test.720p.mp4', 2],
    ]);
  });

  it('is in packs alone where nothing else is delivered', () => {
    const packed = plan({ deliver: ['pack', 'screening'] });
    expect(pagesOf(packed)).toEqual([]);
    expect(filmsOf(inPack(packed, 'en')).map(([, film]) => film)).toEqual(['test.en.720p.mp4', 'test.720p.mp4']);
  });

  it('knows only the languages that are made', () => {
    const [page, ...more] = pagesOf(plan({}, ['cs']));
    expect([filmsOf(said(page?.text)), more]).toEqual([[['cs', 'test.cs.720p.mp4', undefined]], []]);
  });

  it('is nowhere where nobody asks for it', () => {
    const without = plan({ deliver: ['burned', 'soft', 'pack'] });
    expect([pagesOf(without), inPack(without, 'cs')]).toEqual([[], []]);
  });
});
