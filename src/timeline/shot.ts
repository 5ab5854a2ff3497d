import type { Card, Clip, Credits, Still } from '../manifest/entries.ts';
import { timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { divide, multiply, type Rational, rational, round } from '../rational.ts';
import { readRange } from './clip-range.ts';
import type { MediaFacts, PictureFacts } from './facts.ts';
import { readGrading } from './grading.ts';
import { readHidden } from './hidden.ts';
import { readTexts } from './shot-texts.ts';
import { fadeProblems, soundOf } from './sound.ts';
import type { ShotPicture, ShotText } from './timeline.ts';
import { uprightSize } from './upright.ts';

export interface ShotDraft {
  readonly frames: number;
  readonly picture: ShotPicture;
  readonly texts?: readonly ShotText[];
  readonly problems: readonly Problem[];
}

type Media = ReadonlyMap<string, MediaFacts>;
type Written = Clip | Still | Card | Credits;

export const DEFAULT_BACKGROUND = '#103a5c';

const block = (code: string, at: string, message: string): Problem => ({ severity: 'block', code, at, message });

/** What one entry of the manifest shows and for how many frames, with every problem of it. */
export const readShot = (written: Written, entry: number, rate: Rational, media: Media): ShotDraft => {
  const draft = readWritten(written, entry, rate, media);
  if (!('clip' in written || 'still' in written)) return draft;
  const isKnown = draft.problems.length === 0 && ('still' in written || media.has(written.clip) || !!written.to);
  const shot = { frames: draft.frames, isKnown };
  const { texts, problems } = readTexts(written, `/timeline/${entry}`, rate, shot);
  return { ...draft, ...(texts.length ? { texts } : {}), problems: [...draft.problems, ...problems] };
};

const readWritten = (written: Written, entry: number, rate: Rational, media: Media): ShotDraft => {
  if ('clip' in written) return readClip(written, `/timeline/${entry}`, rate, media);
  const { frames, problems } = durationOf(written, `/timeline/${entry}`, rate);
  if ('credits' in written) return { frames, picture: creditsPicture(written), problems };
  const { picture, problems: others } =
    'still' in written ? readStill(written, entry, media) : readCard(written, entry, media);
  return { frames, picture, problems: [...problems, ...others] };
};

const durationOf = (
  written: Still | Card | Credits,
  at: string,
  rate: Rational,
): { frames: number; problems: Problem[] } => {
  const frames = round(multiply(timeSeconds(written.duration, rate), rate));
  if (frames > 0) return { frames, problems: [] };
  return {
    frames: 1,
    problems: [block('no-duration', `${at}/duration`, 'lasts less than one frame; write a longer duration.')],
  };
};

export const NO_MEDIA: MediaFacts = { digest: '', bytes: 0, container: '' };

const readStill = (written: Still, entry: number, media: Media): Pick<ShotDraft, 'picture' | 'problems'> => {
  const facts = media.get(written.still);
  const picture: ShotPicture = {
    kind: 'still',
    media: written.still,
    facts: facts ?? NO_MEDIA,
    motion: written.motion ?? 'none',
    fit: written.fit ?? 'contain',
  };
  return { picture, problems: stillProblems(facts, written.still, `/timeline/${entry}/still`) };
};

export const stillProblems = (facts: MediaFacts | undefined, name: string, at: string): Problem[] => {
  if (!facts || facts.picture?.still) return [];
  const message = facts.picture ? `"${name}" is a video; use "clip".` : `"${name}" has no picture; name a photograph.`;
  return [block('not-a-still', at, message)];
};

const readCard = (written: Card, entry: number, media: Media): Pick<ShotDraft, 'picture' | 'problems'> => {
  const { title, subtitle, background, image } = written.card;
  const facts = image ? media.get(image) : undefined;
  const picture: ShotPicture = {
    kind: 'card',
    background: background ?? DEFAULT_BACKGROUND,
    ...(title === undefined ? {} : { title }),
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(image && facts ? { image: { media: image, facts } } : {}),
  };
  return { picture, problems: image ? stillProblems(facts, image, `/timeline/${entry}/card/image`) : [] };
};

const creditsPicture = ({ credits: { title, lines, background } }: Credits): ShotPicture => ({
  kind: 'credits',
  background: background ?? DEFAULT_BACKGROUND,
  ...(title === undefined ? {} : { title }),
  lines,
});

/** Seconds from the clip's first picture to the moment its last one ends. */
export const pictureSeconds = ({ first, end, timeBase }: PictureFacts): Rational =>
  multiply(rational(end - first), rational(...timeBase));

const readClip = (written: Clip, at: string, rate: Rational, media: Media): ShotDraft => {
  const facts = media.get(written.clip);
  const speed = written.speed ?? rational(1);
  const seconds = facts?.picture ? pictureSeconds(facts.picture) : undefined;
  const scale = divide(rate, speed);
  const { from, to, frames, problems: rangeProblems } = readRange(written, { at, rate, scale, seconds });
  const { problems: hiddenProblems, ...hidden } = readHidden(written, {
    ...{ at, rate, scale, from, to },
    picture: facts?.picture,
  });
  const { problems: colorProblems, ...graded } = readGrading(written, media, at);
  const { denoise, stabilise } = written;
  const picture: ShotPicture = {
    kind: 'clip',
    media: written.clip,
    facts: facts ?? NO_MEDIA,
    from: round(multiply(from, scale)),
    speed,
    fit: written.fit ?? 'contain',
    rotate: written.rotate ?? 0,
    ...(written.crop ? { crop: written.crop } : {}),
    volume: written.volume ?? 0,
    ...soundOf(written, rate),
    ...hidden,
    ...graded,
    ...(written.freeze ? { freeze: true } : {}),
    ...(denoise ? { denoise: denoise === true ? 'light' : denoise } : {}),
    ...(stabilise ? { stabilise } : {}),
  };
  const problems = [
    ...clipKindProblems(facts, written.clip, at),
    ...rangeProblems,
    ...cropProblems(written, facts?.picture, at),
    ...fadeProblems(written, { frames, rate, at, of: 'shot' }),
    ...hiddenProblems,
    ...colorProblems,
  ];
  return { frames: Math.max(1, frames), picture, problems };
};

export const clipKindProblems = (facts: MediaFacts | undefined, name: string, at: string): Problem[] => {
  if (!facts || (facts.picture && !facts.picture.still)) return [];
  const message = facts.picture
    ? `"${name}" is a photograph; use "still" with a duration.`
    : `"${name}" has no picture, only ${facts.lut ? 'a colour table' : 'sound'}; name a video.`;
  return [block('no-picture', `${at}/clip`, message)];
};

const cropProblems = ({ crop, clip }: Clip, picture: PictureFacts | undefined, at: string): Problem[] => {
  if (!crop || !picture) return [];
  const { width, height } = uprightSize(picture);
  if (crop.x + crop.width <= width && crop.y + crop.height <= height) return [];
  return [
    block(
      'bad-crop',
      `${at}/crop`,
      `reaches past the picture of "${clip}", which is ${width}×${height} pixels; make it smaller.`,
    ),
  ];
};
