import { manifestNow } from '../documents/manifest-now.ts';
import type { Records } from '../documents/records.ts';
import type { SubtitleBytes } from '../documents/subtitles.ts';
import type { Rational } from '../rational.ts';
import type { Cue } from '../subtitles/cue.ts';
import { editedCue } from '../subtitles/edited-cue.ts';
import { readTrack } from '../subtitles/read.ts';
import { type Written, writeTrack } from '../subtitles/write.ts';
import { disposition } from './download-name.ts';

const TYPES: Readonly<Record<Written, string>> = {
  srt: 'application/x-subrip; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  ass: 'text/x-ssa; charset=utf-8',
  ttml: 'application/ttml+xml; charset=utf-8',
};

/** The cues of a track in the order in which they are shown; times in milliseconds. */
export const trackCues = (track: SubtitleBytes): ReturnType<typeof editedCue>[] =>
  cuesOf(track).map((cue, i) => editedCue(cue, i + 1));

/** A track as a file to download. */
export const trackAs = async (
  records: Records,
  documentary: string,
  track: SubtitleBytes,
  as: Written | 'original',
): Promise<{ content: string | Uint8Array; headers: Readonly<Record<string, string>> }> => {
  const { language, file, format } = track.about;
  if (as === 'original') {
    const name = file ?? `${documentary}.${language}.${format}`;
    const headers = { 'content-type': 'application/octet-stream', 'content-disposition': disposition(name) };
    return { content: track.bytes, headers };
  }
  const content = writeTrack(cuesOf(track, await rateOf(records, documentary)), as, { language });
  const headers = { 'content-type': TYPES[as], 'content-disposition': disposition(`${documentary}.${language}.${as}`) };
  return { content, headers };
};

const cuesOf = ({ bytes, about }: SubtitleBytes, rate?: Rational): readonly Cue[] => {
  const { cues } = readTrack(bytes, { language: about.language, ...(rate ? { rate } : {}) });
  return [...cues].sort((a, b) => a.start - b.start);
};

/** Frames a second of the film, for files that count frames. */
const rateOf = async (records: Records, documentary: string): Promise<Rational | undefined> => {
  return (await manifestNow(records, documentary))?.format.frameRate;
};
