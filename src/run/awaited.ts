import type { Entry } from '../manifest/entries.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';

/**
 * True where a problem of the timeline stays whatever the awaited media turn out to be: a clip without an end is as long
 * as its medium, and what is counted from it cannot be told before.
 */
export const isCertain = ({ at, code }: Problem, { timeline }: Manifest, awaited: ReadonlySet<string>): boolean => {
  const isOpen = (entry: Entry): boolean =>
    'clip' in entry && awaited.has(entry.clip) && entry.to === undefined && !entry.freeze;
  // Music and narration are held against the whole film.
  if (/^\/(?:music|narration)\//.test(at)) return code === 'no-sound' || !timeline.some(isOpen);
  const place = Number(/^\/timeline\/(\d+)/.exec(at)?.[1] ?? -1);
  // A transition takes its room from the shot before as well.
  const first = code === 'bad-transition' ? 0 : Math.max(0, place);
  return !timeline.slice(first, place + 1).some(isOpen);
};
