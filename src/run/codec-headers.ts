import type { EncodedPacket, InputVideoTrack } from 'mediabunny';

export type DecoderConfig = NonNullable<Awaited<ReturnType<InputVideoTrack['getDecoderConfig']>>>;

/**
 * What a decoder must know before the first frame, as text: two pieces with the same can follow each other without new
 * headers. H.264 and HEVC keep it in the file's head, AV1 at the beginning of its first packet; of VP9 there are only a name
 * and a size.
 */
export const headersOf = (
  config: Pick<DecoderConfig, 'codec'> & Partial<DecoderConfig>,
  first: Pick<EncodedPacket, 'data'>,
): string => {
  if (config.codec.startsWith('av01')) return `${config.codec} ${hex(sequenceHeader(first.data))}`;
  const { description, codec, codedWidth, codedHeight } = config;
  if (!description) return `${codec} ${codedWidth}x${codedHeight}`;
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
