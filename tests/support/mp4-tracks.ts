import { readFile } from 'node:fs/promises';
import { createFile, MP4BoxBuffer } from 'mp4box';

export interface ListedTrack {
  readonly type: string;
  readonly language: string;
  readonly name: string;
  readonly samples: number;
  /** Samples that say something: between cues, text tracks have samples without words. */
  readonly told: number;
  /** Seconds. */
  readonly duration: number;
}

/** The tracks of an MP4 as mp4box.js lists them, which neither wrote the file nor is used for anything else here. */
export const tracksByMp4box = async (path: string): Promise<ListedTrack[]> => {
  const bytes = await readFile(path);
  const file = createFile();
  const ready = new Promise<Awaited<ReturnType<typeof file.getInfo>>>((resolve, reject) => {
    file.onReady = resolve;
    file.onError = (_, message) => reject(new Error(message));
  });
  const copy = new Uint8Array(bytes).buffer;
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(copy, 0));
  file.flush();
  const { tracks } = await ready;
  return tracks.map(({ id, codec, language, name, nb_samples, duration, timescale }) => ({
    type: codec,
    language,
    // Read as Latin 1, where MP4 has UTF-8.
    name: Buffer.from(name, 'latin1').toString('utf8'),
    samples: nb_samples,
    told: file.getTrackSamplesInfo(id).filter(({ size }) => size > 2).length,
    duration: duration / timescale,
  }));
};
