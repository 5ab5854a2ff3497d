import { compare, multiply, type Rational, round, subtract } from '../rational.ts';
import type { Cut, Document, SoundPiece, Tell } from './cut.ts';
import { isSound, type NamedMedia } from './media-names.ts';
import { writeTime, writeTimecode, ZERO } from './times.ts';

/** Sound files that run from their beginning become music; a clip's own sound comes with its picture. */
export const musicOf = (cut: Cut, media: ReadonlyMap<string, NamedMedia>, rate: Rational, tell: Tell): Document[] => {
  const made: { key: string; from: string; to: string }[] = [];
  for (const sound of cut.sounds) {
    const named = media.get(sound.media.id);
    const at = `sound "${sound.name}" at ${writeTimecode(Math.max(0, round(multiply(sound.start, rate))), rate)}`;
    if (!isSound(sound.media) || !named) {
      if (!isUnder(cut, sound))
        tell('warning', 'sound', at, 'the sound of a clip apart from its picture was not carried over.');
      continue;
    }
    if (compare(sound.from, named.start) !== 0) {
      tell(
        'warning',
        'sound',
        at,
        'it does not begin with the beginning of its file; trim the file and name it under "music".',
      );
      continue;
    }
    const [from, to] = [sound.start, sound.end].map((moment) => writeTime(moment, rate).text);
    const music = { key: named.key, from: from ?? '0s', to: to ?? 'end' };
    if (!made.some((other) => other.key === music.key && other.from === music.from)) made.push(music);
  }
  return made.map(({ key, from, to }) => ({ media: key, from, to }));
};

/** True where the picture of the same file runs in step with the sound somewhere. */
const isUnder = ({ pieces }: Cut, sound: SoundPiece): boolean =>
  pieces.some(
    ({ show, start, end }) =>
      show.kind === 'clip' &&
      show.media.id === sound.media.id &&
      compare(start, sound.end) < 0 &&
      compare(sound.start, end) < 0 &&
      compare(subtract(subtract(show.from, start), subtract(sound.from, sound.start)), ZERO) === 0,
  );
