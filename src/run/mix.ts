import { type FileHandle, open } from 'node:fs/promises';
import type { MixEntry, MixStep } from '../plan/sounds.ts';
import { audible } from './audible.ts';
import { type Buses, newDucker } from './duck.ts';

const CHANNELS = 2;
const BYTES = 4 * CHANNELS;
const BLOCK = 48_000;

/**
 * The programme's sound before it is levelled: 32-bit floats, two channels, in blocks of a second, whatever its length.
 * @param pathOf the file of a sound by its key: raw samples of the same kind
 */
export async function* mixSounds(mix: MixStep, pathOf: (sound: string) => string): AsyncGenerator<Uint8Array> {
  const open = new Map<MixEntry, FileHandle>();
  const isPlain = mix.entries.every(({ bus }) => bus !== 'ducked' && bus !== 'narration');
  const duck = newDucker();
  try {
    for (let start = 0; start < mix.samples; start += BLOCK) {
      const buses = busesOf(Math.min(BLOCK, mix.samples - start) * CHANNELS, isPlain);
      for (const entry of mix.entries)
        if (overlaps(entry, start)) await add(buses[entry.bus ?? 'original'], start, entry, open, pathOf);
      await closeEnded(open, start + BLOCK);
      const block = isPlain ? buses.original : duck(buses);
      yield new Uint8Array(block.buffer);
    }
  } finally {
    await closeEnded(open, Number.POSITIVE_INFINITY);
  }
}

/** @param isPlain true where nothing goes down under anything: then all is added up at once */
const busesOf = (length: number, isPlain: boolean): Buses => {
  const bus = (): Float32Array<ArrayBuffer> => new Float32Array(length);
  const original = bus();
  if (isPlain) return { original, music: original, ducked: original, narration: original };
  return { original, music: bus(), ducked: bus(), narration: bus() };
};

const overlaps = ({ at, samples }: MixEntry, start: number): boolean => at < start + BLOCK && at + samples > start;

const closeEnded = async (open: Map<MixEntry, FileHandle>, before: number): Promise<void> => {
  for (const [entry, handle] of open)
    if (entry.at + entry.samples <= before) {
      open.delete(entry);
      await handle.close();
    }
};

const add = async (
  block: Float32Array,
  start: number,
  entry: MixEntry,
  handles: Map<MixEntry, FileHandle>,
  pathOf: (sound: string) => string,
): Promise<void> => {
  const handle = handles.get(entry) ?? (await open(pathOf(entry.sound), 'r'));
  handles.set(entry, handle);
  const from = Math.max(0, start - entry.at);
  const to = Math.min(entry.samples, start + block.length / CHANNELS - entry.at);
  const read = new Float32Array((to - from) * CHANNELS);
  await handle.read(new Uint8Array(read.buffer), 0, read.byteLength, from * BYTES);
  const offset = (entry.at + from - start) * CHANNELS;
  for (let i = 0; i < read.length; i += CHANNELS) {
    const level = entry.gain * envelope(entry, from + i / CHANNELS);
    for (let c = 0; c < CHANNELS; c++)
      block[offset + i + c] = (block[offset + i + c] ?? 0) + (read[i + c] ?? 0) * level;
  }
};

/** Quarter waves: two sounds that cross keep their power, so that no passage dips. */
const envelope = ({ samples, fadeIn, fadeOut, muted }: MixEntry, i: number): number => {
  const rise = i < fadeIn ? Math.sin(((i + 0.5) / fadeIn) * (Math.PI / 2)) : 1;
  const left = samples - 1 - i;
  const fall = left < fadeOut ? Math.sin(((left + 0.5) / fadeOut) * (Math.PI / 2)) : 1;
  return rise * fall * (muted ? audible(muted, i) : 1);
};
