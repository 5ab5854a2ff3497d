import type { CueProblem } from '../problem.ts';
import { quote } from '../read/findings.ts';
import { about, type Check, eachCue } from './subject.ts';

const VISIBLE = /[^\s\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/;

export const emptyCue = eachCue((subject, examined) =>
  VISIBLE.test(subject.text)
    ? undefined
    : about(examined, subject, 'error', 'empty-cue', 'it has no text. Write it or delete the cue.', 'empty-cue'),
);

/** Sites and groups that sign the files they spread, and phrases that speech recognisers hear in silence. */
const SIGNED =
  /opensubtitles|titulky\.com|podnapisi\.net|addic7ed|subscene|yify|yts\.(?:mx|lt|am)|amara\.org|prijevodi-online|sous-titres\.eu|tvsubtitles|napiprojekt|edna\.cz|subtitle edit pro|zeoranger|subtitles? by (?:the )?amara/i;
const CREDIT =
  /(?:subtitl(?:es|ed|ing)|captions|captioned|transcript(?:ion)?|sync(?:ed|hronized)?)\s(?:and corrected )?by\b|(?:titulky|přeložil|překlad|přeložila|načasoval|přečasoval|korekce)\s?:\s?\S|titulky\s(?:vytvořil|přeložil|připravil)|(?:prijevod|obrada|preveo|prevela|titlovi)\s?:\s?\S|(?:sous-titr(?:es|age|é)|traduction|synchro)\s?(?:par\b|:\s?\S)|sous-titrage (?:st|société radio-canada)|untertitel (?:von|der|im auftrag)|napisy\s?:\s?\S/i;
const PHANTOM =
  /^(?:thanks? (?:you )?for watching[.! ]*|please (?:like and )?subscribe.{0,40}|don't forget to (?:like|subscribe).{0,40}|děkuji za (?:pozornost|sledování)[.! ]*|hvala (?:što ste gledali|na gledanju)[.! ]*|merci d'avoir regardé.{0,30}|abonnez-vous.{0,40})$/i;
const ADDRESS = /(?:https?:\/\/|www\.)\S{3,}/i;

const edge = (index: number, count: number): boolean => index < 3 || index >= count - 3;

const advertIn = (text: string, atEdge: boolean): string | undefined => {
  if (SIGNED.test(text)) return 'a site that spreads subtitles';
  if (CREDIT.test(text)) return "a maker's signature";
  if (PHANTOM.test(text.replaceAll('\n', ' '))) return 'a phrase that speech recognition invents';
  return atEdge && ADDRESS.test(text) && !ADDRESS_ONLY.test(text) ? 'a web address' : undefined;
};

/** A bare address may well be what the picture or the speaker gives; with words about it, at the edge, it advertises. */
const ADDRESS_ONLY = /^\W{0,3}(?:https?:\/\/|www\.)\S+$/i;

export const advert: Check = (examined) =>
  examined.subjects.flatMap((subject, i) => {
    const what = advertIn(subject.text, edge(i, examined.subjects.length));
    if (!what) return [];
    const sentence = `${quote(subject.text)} looks like ${what}, not like the film. Delete it, or accept it.`;
    return about(examined, subject, 'error', 'advert', sentence);
  });

/** Letters turned into question marks cannot be brought back. */
const HOLE = /\p{L}\?\p{Ll}/u;

export const questionMarks: Check = (examined) => {
  const holes = examined.subjects.filter(({ text }) => HOLE.test(text));
  const [first] = holes;
  if (!first || holes.length < 3) return [];
  const sentence = `letters have become question marks in ${holes.length} cues, as in ${quote(first.text)}. Save the file again as UTF-8 and send it.`;
  return [about(examined, first, 'block', 'undecodable', sentence)];
};

/** `has` says whether the chosen font draws a code point. One problem for each cue that needs another font. */
export const missingGlyphs = (has: (codePoint: number) => boolean): Check => {
  const known = new Map<string, boolean>();
  const drawn = (char: string): boolean => {
    const answer = known.get(char) ?? (!VISIBLE.test(char) || has(char.codePointAt(0) ?? 0));
    known.set(char, answer);
    return answer;
  };
  return eachCue((subject, examined): CueProblem | undefined => {
    const missing = [...new Set(subject.text)].filter((char) => !drawn(char));
    if (missing.length === 0) return undefined;
    const names = missing.map(
      (char) => `${char} (U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`,
    );
    const sentence = `the font cannot draw ${names.slice(0, 5).join(', ')}. Write it otherwise or choose another font.`;
    return about(examined, subject, 'block', 'missing-glyph', sentence);
  });
};
