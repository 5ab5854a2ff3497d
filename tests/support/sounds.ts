import { runFfmpeg } from './studio.ts';

/** Decibels of a tone (Hz) in one of a file's sounds, over a second from a moment on. */
export const levelOf = async (path: string, tone: number, from: number, track = 0): Promise<number> => {
  const band = `atrim=${from}:${from + 1},bandpass=f=${tone}:width_type=h:w=30,volumedetect`;
  const { stderr } = await runFfmpeg(['-i', path, '-map', `0:a:${track}`, '-af', band, '-f', 'null', '-']);
  return Number(/mean_volume: (\S+) dB/.exec(stderr)?.[1]);
};

/** Writes so many seconds of a sound that an expression of ffmpeg's `aevalsrc` describes. */
export const makeSound = async (path: string, sound: string, seconds: number): Promise<void> => {
  await runFfmpeg(['-v', 'error', '-f', 'lavfi', '-i', `aevalsrc='${sound}':s=48000:d=${seconds}`, path]);
};

/** Writes so many seconds of one tone (Hz). */
export const makeTone = (path: string, tone: number, seconds: number): Promise<void> =>
  makeSound(path, `0.2*sin(2*PI*t*${tone})`, seconds);
