/** A frame of a fragment, in order of decoding. */
export interface FragmentSample {
  readonly bytes: number;
  /** Frames from the fragment's first to where it shows. */
  readonly place: number;
}

export interface Fragment {
  /** From 1 on. */
  readonly number: number;
  /** Ticks from the beginning of the track. */
  readonly start: number;
  /** Ticks of a frame. */
  readonly duration: number;
  /** The first is a key frame, and no other. */
  readonly samples: readonly FragmentSample[];
}

/** Sync sample; and one that depends on others (ISO/IEC 14496-12, 8.8.3.1). */
const [KEY, DELTA] = [0x02000000, 0x01010000];

/** Offset of the data, flags of the first sample, sizes and places: what stands in a run of samples. */
const RUN_FLAGS = 0x0001 | 0x0004 | 0x0200 | 0x0800;
/** Durations and flags of all, and the data counted from here. */
const TRACK_FLAGS = 0x00008 | 0x00020 | 0x20000;

const RUN = 24;
/** Of the boxes: movie fragment, its number, track fragment, its defaults, its start. */
const BEFORE_RUN = 8 + 16 + 8 + 24 + 20;

/** What stands in an MP4 file before the frames of a fragment, the head of the box that holds them included. */
export const fragmentHead = ({ number, start, duration, samples }: Fragment): Buffer => {
  const run = RUN + 8 * samples.length;
  const size = BEFORE_RUN + run;
  const head = Buffer.alloc(size + 8);
  let at = 0;
  const put = (...values: readonly number[]): void => {
    for (const value of values) at = head.writeUInt32BE(value >>> 0, at);
  };
  const box = (bytes: number, name: string, ...content: readonly number[]): void => {
    put(bytes);
    at += head.write(name, at, 'latin1');
    put(...content);
  };
  box(size, 'moof');
  box(16, 'mfhd', 0, number);
  box(size - 24, 'traf');
  box(24, 'tfhd', TRACK_FLAGS, 1, duration, DELTA);
  box(20, 'tfdt', 1 << 24, Math.floor(start / 2 ** 32), start);
  box(run, 'trun', (1 << 24) | RUN_FLAGS, samples.length, size + 8, KEY);
  let frames = 0;
  for (const [i, { bytes, place }] of samples.entries()) {
    put(bytes, (place - i) * duration);
    frames += bytes;
  }
  box(8 + frames, 'mdat');
  return head;
};
