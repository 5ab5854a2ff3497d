import type { Manifest } from '../manifest/read.ts';
import { timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { toNumber } from '../rational.ts';
import { creditsHeight } from './credits.ts';
import { type FontFacts, referenceSize } from './drawing.ts';

/** Seconds that a line takes through the picture at least, to be found and read. */
const SECONDS_IN_PICTURE = 3;

/** Warns of credits that roll too fast to be read, in whichever language has the most lines. */
export const creditsSpeedProblems = (manifest: Manifest, font: FontFacts): Problem[] => {
  const { languages, format } = manifest;
  const page = { ...referenceSize(format), font };
  return manifest.timeline.flatMap((entry, i): Problem[] => {
    if (!('credits' in entry)) return [];
    const { title, lines } = entry.credits;
    const words = { ...(title === undefined ? {} : { title }), lines };
    const heights = languages.map((language) => creditsHeight(words, { language, languages }, page));
    const needed = ((page.height + Math.max(...heights)) / page.height) * SECONDS_IN_PICTURE;
    if (toNumber(timeSeconds(entry.duration, format.frameRate)) >= needed) return [];
    const message = `roll too fast to be read: a line is in the picture for less than ${SECONDS_IN_PICTURE} seconds. Let them last ${Math.ceil(needed)}s or longer.`;
    return [{ severity: 'warning', code: 'fast-credits', at: `/timeline/${i}/duration`, message }];
  });
};
