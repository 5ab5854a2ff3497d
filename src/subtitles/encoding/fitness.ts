import { lettersOf } from './alphabets.ts';

/** What the letters beyond ASCII of a text say about a language: how many belong to it, how many cannot. */
export interface Fitness {
  readonly own: number;
  readonly foreign: number;
  /** Characters that no text has: C1 controls and the like. They stand for a wrong table. */
  readonly impossible: number;
}

const NEUTRAL = new Set('\u00a0\u00ad\u200b\u2060\ufeff–—―‐‑‘’‚‛“”„‟«»‹›…•·°§€£©®™¡¿♪♫♬½¼×→←\u2028');
export const isNeutral = (char: string): boolean => NEUTRAL.has(char);

const isLetter = /\p{L}/u;

const fitOf = (char: string, letters: ReadonlySet<string>): keyof Fitness | undefined => {
  if (char >= '\u0080' && char <= '\u009f') return 'impossible';
  if (letters.has(char)) return 'own';
  if (NEUTRAL.has(char)) return undefined;
  return isLetter.test(char) ? 'foreign' : 'impossible';
};

/** Counts by character: `[character, times seen]`, ASCII and others mixed as they come. */
export const fitness = (counts: Iterable<readonly [string, number]>, language: string): Fitness => {
  const letters = lettersOf(language);
  const sum = { own: 0, foreign: 0, impossible: 0 };
  for (const [char, count] of counts) {
    const fit = char < '\u0080' ? undefined : fitOf(char, letters);
    if (fit) sum[fit] += count;
  }
  return sum;
};

/** Higher is better; an impossible character weighs like four foreign letters, which names and loan words may bring. */
export const score = ({ own, foreign, impossible }: Fitness): number => own - foreign - 4 * impossible;
