import { eld } from 'eld/small';
import { baseLanguage, lettersOf } from '../encoding/alphabets.ts';
import { histogram } from '../encoding/reverse.ts';
import { cueProblem } from '../problem.ts';
import { type Check, textOf } from './subject.ts';

const WINDOW = 400;
const WINDOWS = 16;
/** Below this many letters a text says too little. */
const ENOUGH = 40;
/** Languages that the identifier tells apart by chance only; what it calls `hr` is also Bosnian and Latin Serbian. */
const KIN: Readonly<Record<string, string>> = { bs: 'hr', sr: 'hr', no: 'da' };
const kin = (language: string): string => KIN[language] ?? language;
const KNOWN = new Set(Object.values(eld.info().Languages));

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });
const nameOf = (language: string): string => NAMES.of(language) ?? language;

/** Pieces from all over the text, as a file may begin in another language than it goes on in. */
const windows = (text: string): string[] => {
  const step = Math.max(WINDOW, text.length / WINDOWS);
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += step) pieces.push(text.slice(at, at + WINDOW).replace(/\s+/g, ' '));
  return pieces;
};

const letters = (text: string): number => text.replace(/\P{L}/gu, '').length;

/** Likeness of the text to each language, added up over its windows; empty where there is too little text. */
export const languageScores = (text: string): Map<string, number> => {
  const scores = new Map<string, number>();
  const pieces = windows(text);
  if (letters(pieces.join('')) < ENOUGH) return scores;
  for (const piece of pieces)
    for (const [language, score] of Object.entries(eld.detect(piece).getScores()))
      scores.set(language, (scores.get(language) ?? 0) + score);
  return scores;
};

/** Of Czech and Slovak, or Croatian and Slovenian, the right one scores a tenth higher than its neighbour. */
const MARGIN = 1.03;

/** The language that `text` is in, if it is plainly not the declared one. */
export const otherLanguage = (text: string, declared: string): string | undefined => {
  const own = baseLanguage(declared);
  const scores = languageScores(text);
  const [best] = [...scores].sort(([, a], [, b]) => b - a);
  if (!best || !KNOWN.has(own)) return undefined;
  const mine = Math.max(scores.get(own) ?? 0, scores.get(kin(own)) ?? 0);
  return kin(best[0]) !== kin(own) && best[1] > mine * MARGIN ? best[0] : undefined;
};

export const wrongLanguage: Check = ({ file, language, subjects }) => {
  const other = otherLanguage(textOf(subjects), language);
  if (!other) return [];
  const sentence = `the text is in ${nameOf(other)}, not in ${nameOf(language)}. Send the right file, or say its language.`;
  return [cueProblem('block', 'wrong-language', { file }, sentence)];
};

const EKAVIAN = /\b(?:lepo|lepa|mleko|vreme|gde|uvek|devojka|dete|deca|reka|hteo|videti|pesma|ovde|posle)\b/gi;
const IJEKAVIAN =
  /\b(?:lijepo|lijepa|mlijeko|vrijeme|gdje|uvijek|djevojka|dijete|djeca|rijeka|htio|vidjeti|pjesma|ovdje|poslije)\b/gi;

/** Serbian in Latin letters passes for Croatian, but the reader should know. */
export const serbianForCroatian: Check = ({ file, language, subjects }) => {
  if (baseLanguage(language) !== 'hr') return [];
  const text = textOf(subjects);
  const serbian = text.match(EKAVIAN)?.length ?? 0;
  if (serbian < 3 || serbian < 2 * (text.match(IJEKAVIAN)?.length ?? 0)) return [];
  const sentence =
    'the words are those of Serbian (lepo, gde, vreme). If Croatian is meant, have it read by a Croatian.';
  return [cueProblem('info', 'language-variant', { file }, sentence)];
};

/** Languages in which no honest text of some length does without its own letters. */
const NEVER_PLAIN = new Set(['cs', 'sk', 'sl', 'hr', 'bs', 'pl', 'hu', 'fr', 'de', 'ro', 'lt', 'lv', 'tr']);
const LONG = 400;

export const missingDiacritics: Check = ({ file, language, subjects }) => {
  if (!NEVER_PLAIN.has(baseLanguage(language))) return [];
  const text = textOf(subjects);
  const own = lettersOf(language);
  if (letters(text) < LONG || [...histogram(text).keys()].some((char) => own.has(char))) return [];
  const sentence = `not one accented letter in the whole text, which ${nameOf(language)} cannot do without. Send the file as it was written.`;
  return [cueProblem('error', 'missing-diacritics', { file }, sentence)];
};
