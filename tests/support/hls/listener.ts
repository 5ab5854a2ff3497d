/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What of the player is asked for here. */
interface Listened {
  audioTrack: number;
  readonly audioTracks: readonly { readonly name: string; readonly lang?: string }[];
}
declare global {
  var listening: { readonly analyser: AnalyserNode; readonly seen: Moment[]; seeks: number };
}

/** What the page saw of the picture, by its own clock. Seconds, and pictures since the beginning. */
export interface Moment {
  readonly clock: number;
  readonly film: number;
  readonly pictures: number;
}

/** How the player lists its sounds, the one that is heard marked: `*en Original`. */
export const soundsIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { audioTracks, audioTrack } = globalThis.player as unknown as Listened;
    return audioTracks.map(({ name, lang }, i) => `${i === audioTrack ? '*' : ''}${lang ?? ''} ${name}`);
  });

/** Plays from the beginning with an ear on the sound, and notes how the film goes on. */
export const listenFrom = (page: Page, second: number): Promise<void> =>
  page.evaluate(async (at) => {
    const video = document.querySelector('video') as HTMLVideoElement;
    video.muted = false;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaElementSource(video).connect(analyser).connect(context.destination);
    globalThis.listening = { analyser, seen: [], seeks: 0 };
    video.currentTime = at;
    await video.play();
    video.addEventListener('seeking', () => {
      listening.seeks += 1;
    });
    setInterval(() => {
      const { totalVideoFrames: pictures } = video.getVideoPlaybackQuality();
      listening.seen.push({ clock: performance.now() / 1000, film: video.currentTime, pictures });
    }, 50);
  }, second);

/** The tones that are heard now, of those asked for, in decibels below full scale. */
export const levelsOf = (page: Page, tones: readonly number[]): Promise<number[]> =>
  page.evaluate((wanted) => {
    const { analyser } = listening;
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(spectrum);
    const width = analyser.context.sampleRate / analyser.fftSize;
    return wanted.map((hertz) => {
      const bin = Math.round(hertz / width);
      return Math.max(...spectrum.slice(bin - 2, bin + 3));
    });
  }, tones);

/** Waits until of some tones one is the loudest by 20 dB. @returns where the film is then, in seconds */
export const hears = async (page: Page, tone: number, others: readonly number[], within = 10_000): Promise<number> => {
  const end = Date.now() + within;
  for (;;) {
    const [wanted = Number.NEGATIVE_INFINITY, ...rest] = await levelsOf(page, [tone, ...others]);
    if (wanted > Math.max(-80, ...rest.map((level) => level + 20)))
      return page.evaluate(() => document.querySelector('video')?.currentTime ?? Number.NaN);
    if (Date.now() > end) throw new Error(`${tone} Hz is at ${wanted} dB, ${others} Hz at ${rest}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** Chooses a sound by its name, as a listener does in a menu. */
export const chooseSound = (page: Page, name: string): Promise<void> =>
  page.evaluate((wanted) => {
    const player = globalThis.player as unknown as Listened;
    player.audioTrack = player.audioTracks.findIndex((one) => one.name === wanted);
  }, name);

export const seenBy = (page: Page): Promise<{ readonly seen: readonly Moment[]; readonly seeks: number }> =>
  page.evaluate(() => ({ seen: listening.seen, seeks: listening.seeks }));
