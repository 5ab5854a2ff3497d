import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input, type InputVideoTrack } from 'mediabunny';
import { PolyreelError } from '../errors.ts';
import type { FilmStep } from '../plan/films.ts';
import type { MediaTool } from '../ports.ts';
import { toNumber } from '../rational.ts';
import { readTrack } from '../subtitles/read.ts';
import type { Engine } from './engine.ts';

/**
 * Exit status 0 is not a whole film: counts its frames, compares the lengths of sound and picture, and reads every
 * subtitle track back.
 * @throws PolyreelError
 */
export const verifyFilm = async (engine: Engine, path: string, film: FilmStep, signal: AbortSignal): Promise<void> => {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    if (!audio || (film.pictures.length > 0 && !video)) throw bad(film, 'lacks its picture or its sound');
    const frames = video ? await countFrames(video) : film.frames;
    if (frames !== film.frames) throw bad(film, `has ${frames} frames where ${film.frames} were planned`);
    const apart = Math.abs((await audio.computeDuration()) - film.frames / toNumber(film.rate));
    if (apart > 1 / toNumber(film.rate)) throw bad(film, `has sound and picture that end ${apart.toFixed(3)} s apart`);
  } finally {
    input.dispose();
  }
  for (const [i, { language, cues }] of film.tracks.entries()) {
    const count = await countCues(engine.tool, path, i, language, signal);
    if (count !== cues.length) throw bad(film, `has ${count} of the ${cues.length} cues in ${language}`);
  }
};

const countFrames = async (video: InputVideoTrack): Promise<number> => {
  let frames = 0;
  for await (const _ of new EncodedPacketSink(video).packets(undefined, undefined, { metadataOnly: true })) frames += 1;
  return frames;
};

const bad = (film: FilmStep, what: string): PolyreelError => new PolyreelError('media-failed', `${film.path} ${what}.`);

/** Cues of a film's subtitle track, counted from 0. @throws MediaToolError */
export const countCues = async (
  tool: MediaTool,
  path: string,
  track: number,
  language: string,
  signal: AbortSignal,
): Promise<number> => {
  const chunks: Uint8Array[] = [];
  const args = ['-i', `file:${path}`, '-map', `0:s:${track}`, '-f', 'srt', 'pipe:1'];
  await tool.run(args, { signal, onStdout: (chunk) => void chunks.push(chunk) });
  return readTrack(Buffer.concat(chunks), { language }).cues.length;
};
