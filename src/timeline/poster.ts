import { formatClock, type Time, timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { floor, multiply, type Rational, rational } from '../rational.ts';

/** The frame of the film that shows at the manifest's `poster`, or the problem with it; neither where none was written. */
export const readPoster = (
  poster: Time | undefined,
  rate: Rational,
  frames: number,
): { readonly frame?: number; readonly problems: readonly Problem[] } => {
  if (!poster) return { problems: [] };
  const frame = floor(multiply(timeSeconds(poster, rate), rate));
  if (frame < frames) return { frame, problems: [] };
  const end = formatClock(rational(BigInt(frames) * rate.den, rate.num));
  const message = `${poster.text} is past the end of the film (${end}). Name a moment inside it, or leave "poster" out.`;
  return { problems: [{ severity: 'block', code: 'past-end', at: '/poster', message }] };
};
