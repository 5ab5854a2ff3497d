import { PolyreelError } from '../errors.ts';
import { MAX_TRACK_BYTES } from '../run/tracks.ts';

/** @throws PolyreelError `too-large` for more bytes than any subtitle file has */
export const requireTrackSize = (bytes: number): void => {
  if (bytes <= MAX_TRACK_BYTES) return;
  const message = `the file has ${Math.round(bytes / 1e6)} megabytes: that is no subtitle file; at most ${MAX_TRACK_BYTES / 1e6}.`;
  throw new PolyreelError('too-large', message);
};
