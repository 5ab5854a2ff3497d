import type { Problem } from '../problem.ts';

/** Of a film's languages those that are asked for, in its order; a problem where any is none of them, or there is none. */
export const wantedLanguages = (
  all: readonly string[],
  asked: readonly string[],
): { readonly wanted: readonly string[]; readonly problems: readonly Problem[] } => {
  const unknown = asked.filter((language) => !all.includes(language));
  const wanted = all.filter((language) => asked.includes(language));
  if (unknown.length === 0 && wanted.length > 0) return { wanted, problems: [] };
  const what = unknown.length ? `has no version in ${unknown.join(', ')}` : 'is asked for in no language';
  const message = `the film ${what}; its languages are ${all.join(', ')}.`;
  return { wanted, problems: [{ severity: 'block', code: 'unknown-language', at: '/languages', message }] };
};
