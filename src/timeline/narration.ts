import type { Manifest } from '../manifest/read.ts';
import { formatClock } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { compare, divide, type Rational, rational, subtract } from '../rational.ts';
import type { MediaFacts } from './facts.ts';
import { soundSeconds } from './sound.ts';
import type { Narration } from './timeline.ts';

/**
 * What is spoken in each language of the film, in their order.
 * @param media facts by language; one that is missing had its problem told already
 * @param frames length of the film
 */
export const readNarration = (
  { narration = {}, languages, format }: Pick<Manifest, 'narration' | 'languages' | 'format'>,
  media: ReadonlyMap<string, MediaFacts>,
  frames: number,
): { readonly narration: readonly Narration[]; readonly problems: readonly Problem[] } => {
  const written = new Map(Object.entries(narration));
  const read = languages.flatMap((language): Narration[] => {
    const [spoken, facts] = [written.get(language), media.get(language)];
    if (!spoken || !facts) return [];
    const { file, volume = 0 } = spoken;
    return [{ language, file, facts, seconds: soundSeconds(facts), volume }];
  });
  const film = divide(rational(frames), format.frameRate);
  return { narration: read, problems: read.flatMap((one) => problemsOf(one, film, format.frameRate)) };
};

const problemsOf = ({ language, file, facts, seconds }: Narration, film: Rational, rate: Rational): Problem[] => {
  const at = `/narration/${language}/file`;
  if (!facts.sound)
    return [{ severity: 'block', code: 'no-sound', at, message: `"${file}" has no sound; name a recording.` }];
  // Recordings are rarely cut to the frame.
  if (compare(subtract(seconds, film), divide(rational(1), rate)) <= 0) return [];
  const message = `"${file}" lasts ${formatClock(seconds)}, longer than the film (${formatClock(film)}). Shorten it, or let the film stand longer; its end would not be heard.`;
  return [{ severity: 'error', code: 'narration-too-long', at, message }];
};
