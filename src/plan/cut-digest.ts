import type { Clip, Entry } from '../manifest/entries.ts';
import { fundingDuration, fundingPlaces } from '../manifest/funding.ts';
import type { Manifest } from '../manifest/read.ts';
import { type Time, timeSeconds } from '../manifest/time.ts';
import { type Rational, rational } from '../rational.ts';
import { isOverlap } from '../timeline/passages.ts';
import { type Canonical, keyOf } from './key.ts';

/**
 * The SHA-256 of what decides which moment of the film shows what: subtitles stay right while it stays the same. Texts,
 * colours, sound, the fit of pictures and sections do not count.
 * @param digests of media by their names in the manifest; a medium that has none counts by its name
 */
export const cutDigest = (manifest: Manifest, digests: ReadonlyMap<string, string> = new Map()): string => {
  const rate = manifest.format.frameRate;
  const seconds = (time: Time | undefined): string | null => (time ? fraction(timeSeconds(time, rate)) : null);
  const medium = (name: string): Canonical => {
    const digest = digests.get(name);
    return digest ? { digest } : { name };
  };
  const shown = (entry: Exclude<Entry, { section: unknown }>): { readonly [field: string]: Canonical } => {
    if ('clip' in entry)
      return { kind: 'clip', medium: medium(entry.clip), ...rangeOf(entry, seconds), ...frozen(entry, seconds) };
    if ('still' in entry) return { kind: 'still', medium: medium(entry.still), duration: seconds(entry.duration) };
    return { kind: 'card' in entry ? 'card' : 'credits', duration: seconds(entry.duration) };
  };
  const entries = manifest.timeline.flatMap((entry) =>
    'section' in entry ? [] : [{ ...shown(entry), transition: transitionOf(entry, seconds) }],
  );
  return keyOf({ rate: fraction(rate), ...fundingBefore(manifest, seconds), entries });
};

/** A funding card at the start moves everything after it; one at the end moves nothing. */
const fundingBefore = ({ funding }: Manifest, seconds: Seconds): { readonly funding?: Canonical } =>
  funding && fundingPlaces(funding).start ? { funding: seconds(fundingDuration(funding)) } : {};

type Seconds = (time: Time | undefined) => string | null;

const fraction = ({ num, den }: Rational): string => `${num}/${den}`;

const rangeOf = ({ from, to, speed }: Clip, seconds: Seconds) => ({
  from: seconds(from) ?? fraction(rational(0)),
  to: seconds(to),
  speed: fraction(speed ?? rational(1)),
});

const frozen = ({ freeze, duration }: Clip, seconds: Seconds): { readonly [field: string]: Canonical } =>
  freeze ? { freeze: seconds(freeze), duration: seconds(duration) } : {};

/** What passes how does not move a moment: only whether the shots overlap does. */
const transitionOf = ({ transition }: Pick<Clip, 'transition'>, seconds: Seconds): Canonical =>
  transition && transition.type !== 'cut'
    ? {
        type: isOverlap(transition.type) ? 'crossfade' : 'fade',
        duration: seconds(transition.duration) ?? fraction(rational(1, 2)),
      }
    : null;
