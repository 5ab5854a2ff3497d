import { baseLanguage } from './alphabets.ts';
import { type Fitness, fitness } from './fitness.ts';
import { FALLBACKS, histogram, reversed } from './reverse.ts';
import type { Damage } from './spoilt.ts';
import { tableOf, tablesFor } from './tables.ts';

interface Remap {
  readonly really: string;
  readonly takenFor: string;
  readonly change: ReadonlyMap<string, string>;
  readonly fit: Fitness;
  /** Characters of the text that it changes. */
  readonly changed: number;
}

const remap = (counts: ReadonlyMap<string, number>, really: string, takenFor: string, language: string): Remap => {
  const [bytes, table] = [reversed.get(takenFor), tableOf(really)];
  const change = new Map<string, string>();
  for (const char of counts.keys()) {
    const right = table[bytes?.get(char) ?? -1];
    if (right !== undefined && right !== char) change.set(char, right);
  }
  const after = [...counts].map(([char, count]) => [change.get(char) ?? char, count] as const);
  const changed = [...counts].reduce((sum, [char, count]) => sum + (change.has(char) ? count : 0), 0);
  return { really, takenFor, change, fit: fitness(after, language), changed };
};

const share = ({ own, foreign, impossible }: Fitness): number => own / Math.max(1, own + foreign + impossible);

/** Letters gained, then fewest changes: a table that explains the same with less is the one that was used. */
const better = (a: Remap, b: Remap): Remap => {
  const worth = ({ fit }: Remap): number => fit.own - 4 * fit.impossible;
  const gain = worth(b) - worth(a);
  return gain > 0 || (gain === 0 && b.changed < a.changed) ? b : a;
};

/** A text that went through a wrong table has none of the letters left that the repair would give back. */
const isPresent = (counts: ReadonlyMap<string, number>, { change, changed }: Remap): boolean => {
  const right = [...new Set(change.values())].reduce((sum, char) => sum + (counts.get(char) ?? 0), 0);
  return right >= changed;
};

/**
 * Foreign words bring some foreign letters; a wrong table makes the language's own letters vanish. So the repair must
 * leave hardly any strange letter, and give at least three letters back that stand nowhere now.
 */
export const findWrongTable = (text: string, declared: string): Damage | undefined => {
  const language = baseLanguage(declared);
  const counts = histogram(text);
  const before = fitness(counts, language);
  const best = tablesFor(language)
    .flatMap((really) =>
      FALLBACKS.filter((takenFor) => takenFor !== really).map((takenFor) => remap(counts, really, takenFor, language)),
    )
    .reduce(better);
  if (best.fit.own - before.own < 3 || share(best.fit) < 0.9 || isPresent(counts, best)) return undefined;
  const { really, takenFor, change, changed } = best;
  const repair = (part: string): string => [...part].map((char) => change.get(char) ?? char).join('');
  return { kind: 'wrong-table', really, takenFor, count: changed, repair };
};
