import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clip, clipSeconds, clips } from './clips.ts';
import { encodeArgs } from './encode-clip.ts';
import { pictures } from './pictures.ts';
import { type FootageRecord, isComplete, readRecord, writeRecord } from './record.ts';
import { sampleRate } from './sound/track.ts';
import { wavBytes } from './sound/wav.ts';
import { type Still, stillBytes, stills } from './stills.ts';
import { turnPhone } from './turn-phone.ts';

export interface FootageTools {
  /** Runs ffmpeg with these arguments and these pictures on its stdin; rejects where it fails or is aborted. */
  encode(args: string[], frames: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void>;
}

export interface FootageOptions {
  /** `done` and `total` count pictures of the clips that are made now; `what` is the file at work. */
  onProgress?(done: number, total: number, what: string): void;
  signal?: AbortSignal;
}

interface Work {
  readonly folder: string;
  readonly tools: FootageTools;
  readonly signal: AbortSignal;
  readonly onFrame: (file: string) => void;
}

/** Makes one clip in a folder of its own beside the others, and moves it into place when it is whole. */
export const makeClip = async (clip: Clip, { folder, tools, signal, onFrame }: Work): Promise<void> => {
  signal.throwIfAborted();
  const aside = await mkdtemp(join(folder, '.making-'));
  try {
    const [sound, picture] = [join(aside, 'sound.wav'), join(aside, 'picture.mp4')];
    await writeFile(sound, wavBytes(clip.sound(clipSeconds(clip)), sampleRate));
    const frames = pictures(clip, () => onFrame(clip.file), signal);
    await tools.encode(encodeArgs(clip, sound, picture), frames, signal);
    if (clip.kind === 'phone') await turnPhone(picture);
    await rename(picture, join(folder, clip.file));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
};

const makeStill = async (still: Still, folder: string): Promise<void> => {
  const aside = join(folder, `.${still.file}.part`);
  await writeFile(aside, stillBytes(still));
  await rename(aside, join(folder, still.file));
};

/** Runs the jobs with two under way at any time; the first failure stops the others and is thrown when all have ended. */
const twoAtOnce = async (jobs: readonly (() => Promise<void>)[], stop: AbortController): Promise<void> => {
  const waiting = [...jobs];
  const lane = async () => {
    for (let job = waiting.shift(); job && !stop.signal.aborted; job = waiting.shift())
      await job().catch((error: unknown) => {
        stop.abort(error);
      });
  };
  await Promise.all([lane(), lane()]);
  stop.signal.throwIfAborted();
};

/** What a folder of footage consists of. */
export interface Footage {
  readonly clips: readonly Clip[];
  readonly stills: readonly Still[];
}

/**
 * Draws, synthesises and encodes the demo's footage into `folder`. What is there already, whole and of this version,
 * stays. Throws what `tools.encode` throws, or the signal's reason; nothing half-made is left behind.
 */
export async function makeDemoFootage(
  folder: string,
  tools: FootageTools,
  options: FootageOptions = {},
): Promise<void> {
  await makeFootage({ clips, stills }, folder, tools, options);
}

/** The same for any clips and stills. */
export async function makeFootage(
  footage: Footage,
  folder: string,
  tools: FootageTools,
  { onProgress, signal: outer }: FootageOptions = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const record = await readRecord(folder);
  const missing = await lacking(footage, folder, record);
  const total = missing.clips.reduce((sum, { frames }) => sum + frames, 0);
  const stop = new AbortController();
  const signal = outer ? AbortSignal.any([stop.signal, outer]) : stop.signal;
  let done = 0;
  const onFrame = (file: string) => onProgress?.(++done, total, file);
  const note = noteIn(folder, record);
  for (const still of missing.stills) {
    signal.throwIfAborted();
    await makeStill(still, folder);
    await note(still.file);
  }
  const job = (clip: Clip) => async () => {
    await makeClip(clip, { folder, tools, signal, onFrame });
    await note(clip.file);
  };
  await twoAtOnce(missing.clips.map(job), stop);
}

/** Enters finished files into the record, one after another: two clips may finish at the same moment. */
const noteIn = (folder: string, record: FootageRecord) => {
  let written = Promise.resolve();
  return async (file: string): Promise<void> => {
    record.bytes[file] = (await stat(join(folder, file))).size;
    written = written.then(() => writeRecord(folder, record));
    await written;
  };
};

const lacking = async (wanted: Footage, folder: string, record: FootageRecord): Promise<Footage> => {
  const whole = new Set<string>();
  for (const { file } of [...wanted.clips, ...wanted.stills])
    if (await isComplete(folder, record, file)) whole.add(file);
  return {
    clips: wanted.clips.filter(({ file }) => !whole.has(file)),
    stills: wanted.stills.filter(({ file }) => !whole.has(file)),
  };
};
