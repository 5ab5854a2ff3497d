import type { Manifest } from '../manifest/read.ts';
import { formatClock } from '../manifest/time.ts';
import type { Problem, Severity } from '../problem.ts';
import { divide, floor, multiply, type Rational, rational } from '../rational.ts';
import type { MediaFacts } from './facts.ts';
import { fadeProblems, framesOf, soundSeconds } from './sound.ts';
import type { MusicBed } from './timeline.ts';

type Written = NonNullable<Manifest['music']>[number];

export interface MusicReading {
  readonly music: readonly MusicBed[];
  readonly problems: readonly Problem[];
}

/**
 * Lays the music on the film. A piece that is shorter than its place ends where it ends.
 * @param frames length of the film
 */
export const readMusic = (
  { music = [], format }: Pick<Manifest, 'music' | 'format'>,
  media: ReadonlyMap<string, MediaFacts>,
  frames: number,
): MusicReading => {
  const read = music.map((written, i) => readBed(written, `/music/${i}`, format.frameRate, media, frames));
  return { music: read.flatMap(({ bed }) => bed ?? []), problems: read.flatMap(({ problems }) => problems) };
};

const readBed = (
  written: Written,
  at: string,
  rate: Rational,
  media: ReadonlyMap<string, MediaFacts>,
  film: number,
): { bed?: MusicBed; problems: Problem[] } => {
  const facts = media.get(written.media);
  if (!facts) return { problems: [] };
  const tell = (severity: Severity, code: string, place: string, message: string): { problems: Problem[] } => ({
    problems: [{ severity, code, at: `${at}/${place}`, message }],
  });
  if (!facts.sound) return tell('block', 'no-sound', 'media', `"${written.media}" has no sound; name a recording.`);
  const { from, to } = written;
  const first = framesOf(from, rate);
  const end = to === undefined || to === 'end' ? film : framesOf(to, rate);
  const clock = formatClock(divide(rational(film), rate));
  if (first >= film)
    return tell('block', 'past-end', 'from', `${from?.text} is past the end of the film (${clock}). Begin earlier.`);
  if (end > film)
    return tell(
      'block',
      'past-end',
      'to',
      `${to === 'end' ? to : to?.text} is past the end of the film (${clock}). Write "end", or an earlier moment.`,
    );
  if (end <= first)
    return tell('block', 'no-duration', 'to', 'is not after "from". "to" is the first moment without this music.');
  const length = floor(multiply(soundSeconds(facts), rate));
  const frames = Math.max(1, Math.min(end - first, length));
  const fades = { fadeIn: framesOf(written.fadeIn, rate), fadeOut: framesOf(written.fadeOut, rate) };
  const { duck = false, volume = 0 } = written;
  const bed: MusicBed = { first, frames, media: written.media, facts, volume, duck, ...fades };
  return {
    bed,
    problems: [
      ...fadeProblems(written, { frames, rate, at, of: 'music' }),
      ...(frames < end - first ? [endsEarly(written, at, formatClock(divide(rational(first + frames), rate)))] : []),
    ],
  };
};

const endsEarly = ({ media, to }: Written, at: string, clock: string): Problem => ({
  severity: 'warning',
  code: 'music-ends-early',
  at: `${at}/${to === undefined ? 'media' : 'to'}`,
  message: `"${media}" is shorter than its place, and ends at ${clock} of the film. Name a longer recording, or lay another piece from there.`,
});
