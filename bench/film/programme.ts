import { open } from 'node:fs/promises';

const SAMPLE_RATE = 48_000;

/** Decays to a tenth within two milliseconds, as hands that are clapped do. */
const clapAt = (i: number): number => (i < 0 ? 0 : 10 ** (-i / 96));

/**
 * Writes raw stereo samples (32-bit floats, 48 kHz) that stand for speech: noise without its treble in syllables and
 * phrases, the same at every run.
 * @param claps whether hands are clapped every seven seconds, far above the rest
 */
export const writeProgramme = async (path: string, seconds: number, claps: boolean): Promise<void> => {
  const file = await open(path, 'w');
  try {
    let [random, low] = [1, 0];
    for (let second = 0; second < seconds; second++) {
      const block = new Float32Array(2 * SAMPLE_RATE);
      for (let i = 0; i < SAMPLE_RATE; i++) {
        random = (Math.imul(random, 1_664_525) + 1_013_904_223) | 0;
        low += 0.1 * (random / 2 ** 31 - low);
        const time = second + i / SAMPLE_RATE;
        const syllable = Math.sin(2 * Math.PI * 2.2 * time) ** 2;
        const phrase = 0.6 + 0.4 * Math.sin((2 * Math.PI * time) / 11);
        const clap = claps && second % 7 === 3 ? 0.8 * clapAt(i - 9_600) * Math.sign(random) : 0;
        block[2 * i] = 0.25 * low * syllable * phrase + clap;
        block[2 * i + 1] = 0.2 * low * syllable * phrase + 0.8 * clap;
      }
      await file.write(new Uint8Array(block.buffer));
    }
  } finally {
    await file.close();
  }
};
