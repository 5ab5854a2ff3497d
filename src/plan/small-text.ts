import type { Clip, Still } from '../manifest/entries.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import { captionOf, lowerThirdOf } from '../timeline/shot-texts.ts';
import type { ShotText } from '../timeline/timeline.ts';
import { type FontFacts, referenceSize } from './drawing.ts';
import { layOutShotText } from './lower-third.ts';

/** Height of a line, in the reference picture, below which a hall reads nothing. */
const SMALLEST = 20;

/** Warns of names, roles, places and dates so long that they are drawn too small to be read. */
export const smallTextProblems = (manifest: Manifest, font: FontFacts): Problem[] => {
  const { languages, format, subtitleStyle } = manifest;
  const page = { ...referenceSize(format), font };
  const isSmall = (text: ShotText, language: string): boolean =>
    layOutShotText(text, { language, languages }, subtitleStyle, page).items.some(
      (item) => item.kind === 'text' && item.size < SMALLEST,
    );
  return manifest.timeline.flatMap((entry, i) =>
    'clip' in entry || 'still' in entry
      ? textsOf(entry).flatMap((text): Problem[] => {
          const small = languages.filter((language) => isSmall(text, language));
          if (small.length === 0) return [];
          const message = `is so long that it is drawn too small to be read (${small.join(', ')}); shorten it.`;
          return [{ severity: 'warning', code: 'small-text', at: `/timeline/${i}/${text.kind}`, message }];
        })
      : [],
  );
};

const textsOf = ({ lowerThird, caption }: Clip | Still): ShotText[] => {
  const when = { first: 0, frames: 1 };
  return [...(lowerThird ? [lowerThirdOf(lowerThird, when)] : []), ...(caption ? [captionOf(caption, when)] : [])];
};
