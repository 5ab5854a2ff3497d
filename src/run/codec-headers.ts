import type { EncodedPacket, InputVideoTrack } from 'mediabunny';
import { type Rational, toNumber } from '../rational.ts';

export type DecoderConfig = NonNullable<Awaited<ReturnType<InputVideoTrack['getDecoderConfig']>>>;

/**
 * What a decoder must know before the first frame, as text: two pieces with the same can follow each other without new
 * headers. H.264 and HEVC keep it in the file's head, AV1 at the beginning of its first packet; of VP9 there is only a name.
 */
export const headersOf = (config: DecoderConfig, first: Pick<EncodedPacket, 'data'>): string => {
  if (config.codec.startsWith('av01')) return `${config.codec} ${hex(sequenceHeader(first.data))}`;
  const { description } = config;
  if (!description) return withoutLevel(config.codec);
  return hex(
    ArrayBuffer.isView(description)
      ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
      : new Uint8Array(description),
  );
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const SEQUENCE_HEADER = 1;

/** The first unit of that kind (AV1 specification, 5.3): a byte of flags, perhaps one more, and its length in groups of 7 bits. */
const sequenceHeader = (data: Uint8Array): Uint8Array => {
  for (let at = 0; at < data.length; ) {
    const flags = data[at] ?? 0;
    let [next, length, shift] = [at + (flags & 4 ? 2 : 1), 0, 0];
    if (!(flags & 2)) length = data.length - next;
    else
      for (let more = true; more && next < data.length; next += 1, shift += 7) {
        const byte = data[next] ?? 0;
        length |= (byte & 127) << shift;
        more = byte > 127;
      }
    if (flags >> 3 === SEQUENCE_HEADER) return data.subarray(next, next + length);
    at = next + length;
  }
  return new Uint8Array();
};

/** Most luma samples a second and in a frame for each level of VP9, times ten (VP Codec ISO Media File Format Binding, and its source, the levels of the WebM project). */
const VP9_LEVELS: readonly (readonly [level: number, rate: number, size: number])[] = [
  [10, 829_440, 36_864],
  [11, 2_764_800, 73_728],
  [20, 4_608_000, 122_880],
  [21, 9_216_000, 245_760],
  [30, 20_736_000, 552_960],
  [31, 36_864_000, 983_040],
  [40, 83_558_400, 2_228_224],
  [41, 160_432_128, 2_228_224],
  [50, 311_951_360, 8_912_896],
  [51, 588_251_136, 8_912_896],
  [52, 1_176_502_272, 8_912_896],
];

const withoutLevel = (codec: string): string => codec.replace(/^(vp09\.\d+)\.\d+/, '$1');

/**
 * The configuration for a film. ffmpeg names the level of VP9 by the rate of the source, which differs from span to span:
 * it is that of the film's own rate instead.
 */
export const filmConfig = (config: DecoderConfig, rate: Rational): DecoderConfig => {
  if (!config.codec.startsWith('vp09')) return config;
  const samples = (config.codedWidth ?? 0) * (config.codedHeight ?? 0);
  const fits = VP9_LEVELS.find(([, most, size]) => samples * toNumber(rate) <= most && samples <= size);
  const level = fits?.[0] ?? 62;
  return { ...config, codec: config.codec.replace(/^(vp09\.\d+)\.\d+/, `$1.${level}`) };
};
