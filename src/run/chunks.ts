import { createHash, type Hash } from 'node:crypto';

/** A piece of a file that is cut where its bytes say so: what was inserted or removed before it does not move its edges. */
export interface Chunk {
  readonly bytes: number;
  /** The first 16 bytes of its SHA-256, in hex. */
  readonly digest: string;
}

export interface Chunker {
  /** Takes the next bytes of the file, however they are divided. */
  readonly push: (piece: Uint8Array) => void;
  /** The chunks of all that was pushed, in order; together they are the file. */
  readonly end: () => readonly Chunk[];
}

/** One random number for each byte: they decide where chunks end, so lists made with others have nothing in common. */
const GEAR = Uint32Array.from({ length: 256 }, (_, byte) =>
  createHash('sha256').update(Uint8Array.of(byte)).digest().readUInt32BE(0),
);

/** How many bits more, and later fewer, must be zero than the average asks for: so sizes stay near it. */
const NORMALISING = 2;

/**
 * FastCDC (Xia et al., “FastCDC: a Fast and Efficient Content-Defined Chunking Approach for Data Deduplication”, USENIX
 * ATC 2016): a chunk ends where the highest bits of a sum over the last 32 bytes are zero.
 * @param average bytes, a power of two from 256; no chunk but the last has less than a quarter or more than four times that
 */
export const newChunker = (average: number): Chunker => {
  const bits = Math.log2(average);
  const [least, most] = [average / 4, average * 4];
  const [strict, lax] = [highest(bits + NORMALISING), highest(bits - NORMALISING)];
  const chunks: Chunk[] = [];
  let hash: Hash = createHash('sha256');
  let [size, sum] = [0, 0];

  /** Where in the piece the chunk ends that goes on at `from`; -1 where it does not. */
  const edgeIn = (piece: Uint8Array, from: number): number => {
    const begins = from - size;
    let at = Math.max(from, begins + least);
    let gear = sum;
    const turn = Math.min(piece.length, begins + average);
    for (; at < turn; at++) {
      gear = ((gear << 1) + (GEAR[piece[at] as number] as number)) | 0;
      if ((gear & strict) === 0) return at + 1;
    }
    const last = Math.min(piece.length, begins + most);
    for (; at < last; at++) {
      gear = ((gear << 1) + (GEAR[piece[at] as number] as number)) | 0;
      if ((gear & lax) === 0) return at + 1;
    }
    sum = gear;
    return at === begins + most ? at : -1;
  };

  const close = (): void => {
    chunks.push({ bytes: size, digest: hash.digest('hex').slice(0, 32) });
    hash = createHash('sha256');
    size = 0;
    sum = 0;
  };

  return {
    push: (piece) => {
      for (let from = 0; from < piece.length; ) {
        const edge = edgeIn(piece, from);
        const to = edge < 0 ? piece.length : edge;
        hash.update(piece.subarray(from, to));
        size += to - from;
        from = to;
        if (edge >= 0) close();
      }
    },
    end: () => {
      if (size > 0) close();
      return chunks;
    },
  };
};

const highest = (bits: number): number => -1 << (32 - bits);
