import { describe, expect, it } from 'vitest';
import { checkTrack } from '../../../src/subtitles/check.ts';
import { codes, cue, readingOf } from '../sample.ts';

const TEXTS = {
  en: 'Nobody in the village had asked before. The mayor listened, and then she told us about the winter road.',
  cs: 'Nikdo se na to ve vesnici předtím neptal. Starostka nás vyslechla a potom vyprávěla o zimní cestě.',
  sk: 'Nikto sa na to v dedine predtým nepýtal. Starostka nás vypočula a potom rozprávala o zimnej ceste.',
  hr: 'Nitko u selu prije nije pitao za to. Načelnica nas je saslušala, a zatim nam je pričala o zimskoj cesti.',
  sl: 'Nihče v vasi prej ni vprašal o tem. Županja nas je poslušala in potem pripovedovala o zimski cesti.',
  fr: 'Personne au village ne l’avait demandé avant. La maire nous a écoutés, puis elle a parlé de la route en hiver.',
  de: 'Niemand im Dorf hatte vorher danach gefragt. Die Bürgermeisterin hörte zu und erzählte dann von der Straße.',
  pl: 'Nikt we wsi wcześniej o to nie pytał. Burmistrzyni nas wysłuchała, a potem opowiadała o zimowej drodze.',
} as const;

const problems = (text: string, language: string) =>
  checkTrack(readingOf([cue(0, 20_000, text)]), { language }).filter(({ code }) => /language|diacritics/.test(code));

const languages = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

describe('the declared language', () => {
  it.each(languages)('%s is recognised', (language) => {
    expect(problems(TEXTS[language], language)).toEqual([]);
  });

  it.each(
    languages.flatMap((text) => languages.filter((other) => other !== text).map((other) => [text, other] as const)),
  )('%s declared as %s is blocked', (text, declared) => {
    expect(problems(TEXTS[text], declared)).toMatchObject([{ severity: 'block', code: 'wrong-language' }]);
  });

  it('is named in the sentence', () => {
    expect(problems(TEXTS.sk, 'cs')[0]?.message).toBe(
      'the text is in Slovak, not in Czech. Send the right file, or say its language.',
    );
  });

  it('is not judged by a few words, nor where the identifier does not know it', () => {
    expect(problems('Hello there.', 'cs')).toEqual([]);
    expect(problems(TEXTS.en, 'ga')).toEqual([]);
    expect(problems(TEXTS.en, 'und')).toEqual([]);
  });

  it('takes regions for the same language', () => {
    expect(problems(TEXTS.fr, 'fr-CA')).toEqual([]);
  });

  it('lets Serbian in Latin letters and Bosnian pass as Croatian, with a note on Serbian', () => {
    const serbian =
      'Ovde je uvek lepo vreme. Gde si bio? Posle toga su deca htela da vide reku i belu svetlost na vodi.';
    expect(problems(serbian, 'hr')).toMatchObject([{ severity: 'info', code: 'language-variant' }]);
    expect(problems(serbian, 'sr')).toEqual([]);
    expect(problems(TEXTS.hr, 'bs')).toEqual([]);
  });
});

describe('text without accents', () => {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

  it('is an error in a language that cannot do without', () => {
    expect(codes(problems(plain(TEXTS.cs).repeat(6), 'cs'))).toContain('missing-diacritics');
    expect(codes(problems(TEXTS.cs.repeat(6), 'cs'))).toEqual([]);
    expect(codes(problems(TEXTS.en.repeat(6), 'en'))).toEqual([]);
  });
});
