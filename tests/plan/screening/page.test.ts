import { describe, expect, it } from 'vitest';
import { readScreening, screeningLanguage, screeningOf, writeScreening } from '../../../src/plan/screening/page.ts';
import { SCREENING_SCRIPT } from '../../../src/plan/screening/script.ts';
import { KEYS, screeningWords } from '../../../src/plan/screening/words.ts';
import { CUES, contents, page } from './draft.ts';

describe('the page for the hall', () => {
  it('says all that the hall is told, in each language', () => {
    const said = readScreening(page());
    expect(said?.edition).toBe('full');
    expect(said?.languages.map(({ language, name, film, cues }) => [language, name, film, cues])).toEqual([
      ['cs', 'čeština', 'film.cs.720p.mp4', undefined],
      ['fr', 'français', 'film 50 %.mp4', CUES],
    ]);
    expect(said?.languages[1]).toMatchObject({
      title: 'Près de chez soi & <dál>',
      length: 6000,
      sections: [
        { title: 'Tchéquie </script>', start: 0, end: 3000 },
        { title: 'France', start: 3000, end: 6000 },
      ],
      pauses: contents('fr').pauses,
      funding: ['Spolufinancováno Evropskou unií', 'Vyjádřené názory …'],
      address: 'https://films.example.eu/d/film',
      words: { start: 'Lancer le film' },
    });
  });

  it('is not ended by what people write: titles, questions, cues and names of files', () => {
    const evil = `</script><!--<script>"'&\u2028`;
    const html = writeScreening(
      screeningOf('full', [
        screeningLanguage(
          contents('cs', { title: evil, pauses: [{ at: 1, questions: [evil] }], funding: { statement: evil } }),
          `${evil}.mp4`,
          [[0, 1000, evil, false]],
        ),
      ]),
    );
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html).not.toContain('<!--');
    const [said] = readScreening(html)?.languages ?? [];
    expect([said?.title, said?.film, said?.pauses[0]?.questions[0], said?.cues?.[0]?.[2]]).toEqual([
      ...[evil, `${evil}.mp4`, evil, evil],
    ]);
  });

  it('leads to its films where scripts are switched off', () => {
    expect(page()).toContain('<li><a lang="fr" href="film%2050%20%25.mp4">français</a></li>');
  });

  it('finds its films by the address that a service gives it, and says nothing to anybody else', () => {
    const served = { films: '/v1/documentaries/film/downloads/', query: '?release=a&edition=b', report: '/v1/x' };
    const said = readScreening(page());
    const html = said ? writeScreening(said, served) : '';
    expect(html).toContain(
      '<body data-films="/v1/documentaries/film/downloads/" data-query="?release=a&amp;edition=b" data-report="/v1/x">',
    );
    expect(html).toContain('href="/v1/documentaries/film/downloads/film.cs.720p.mp4?release=a&amp;edition=b"');
    expect(readScreening(html)).toEqual(said);
    expect(page()).not.toContain('data-report=');
  });

  it('needs nothing from anywhere, and no browser of today', () => {
    expect(page()).not.toMatch(/<link|<script src|@import|url\(|type="module"/);
    expect(SCREENING_SCRIPT).not.toMatch(/=>|`|^\s*(?:const|let|class|async)\s|\?\.|\?\?|\.\.\./m);
    expect(() => new Function(SCREENING_SCRIPT)).not.toThrow();
  });

  it('is no page of another kind', () => {
    expect(readScreening('<!DOCTYPE html><title>A transcript</title>')).toBeUndefined();
    expect(() => writeScreening(screeningOf('full', []))).toThrow(RangeError);
  });
});

it.each(['en', 'cs', 'fr', 'hr'])('every key is explained in %s', (language) => {
  const words = screeningWords(language);
  expect([words.language, words.keyList.length]).toEqual([language, KEYS.length]);
});

it('speaks English where nobody has written the words', () => {
  expect(screeningWords('pl').language).toBe('en');
  expect(screeningWords('fr-CA').language).toBe('fr');
});
