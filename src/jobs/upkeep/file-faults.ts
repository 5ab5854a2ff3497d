import { readFile } from 'node:fs/promises';
import type { ReleaseFile } from '../../documents/model.ts';
import { readTrack } from '../../subtitles/read.ts';
import { filmFaults, isRefused } from './film-faults.ts';
import type { Looked } from './looked.ts';

type Look = (looked: Looked) => Promise<string[]>;

/** One picture that decodes. What it is, is said: a bucket's copies have names that do not tell. */
const pictureFaults =
  (format: 'mjpeg' | 'png_pipe'): Look =>
  async ({ tool, path, signal }) => {
    try {
      await tool.run(['-xerror', '-f', format, '-i', `file:${path}`, '-frames:v', '1', '-f', 'null', '-'], { signal });
      return [];
    } catch (error) {
      if (!isRefused(error)) throw error;
      return [`does not decode (${error.message.slice(0, 300)})`];
    }
  };

/** As many cues as are recorded. */
const cueFaults: Look = async ({ path, file }) => {
  const bytes = await readFile(path);
  return Object.entries(file.cues ?? {}).flatMap(([language, recorded]) => {
    const found = readTrack(bytes, { language, file: file.name }).cues.length;
    return found === recorded ? [] : [`has ${found} cues in ${language} where ${recorded} are recorded`];
  });
};

/** How the inside of a file is looked at, by its media type without parameters; of others the digest says enough. */
const LOOKS: Readonly<Record<string, Look>> = {
  'video/mp4': filmFaults,
  'video/x-matroska': filmFaults,
  'video/webm': filmFaults,
  'audio/mp4': filmFaults,
  'audio/webm': filmFaults,
  'audio/ogg': filmFaults,
  'image/jpeg': pictureFaults('mjpeg'),
  'image/png': pictureFaults('png_pipe'),
  'application/x-subrip': cueFaults,
  'text/vtt': cueFaults,
};

/** Undefined where nothing is to be looked at: parts of a stream are no films by themselves. */
export const lookOf = ({ type, kind }: Pick<ReleaseFile, 'type'> & { readonly kind: string }): Look | undefined =>
  kind === 'hls' ? undefined : new Map(Object.entries(LOOKS)).get(type.split(';')[0]?.trim() ?? '');
