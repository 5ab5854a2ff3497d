/**
 * Frames by which pictures are decoded before they are shown: more than any of our codecs reorders by. The same in every
 * segment, so that decoding times run on from one to the next.
 */
const AHEAD = 8;

/**
 * Moves decoding before showing in a segment whose decoding times begin with the first picture shown, as mediabunny
 * writes them. The offsets between the two are negative then for pictures that were reordered: right by the standard,
 * but ffmpeg, and every player made of it, shows all pictures late against the sound.
 * @param segment fragmented MP4 of one track of pictures
 * @param frame ticks of one frame, in the track's timescale
 * @throws RangeError where a picture is reordered by more than the frames allowed for
 */
export const decodeBefore = (segment: Uint8Array, frame: number): Buffer => {
  const ahead = AHEAD * frame;
  const old = boxesOf(Buffer.from(segment));
  const boxes = old.map((box) => (box.type === 'moof' ? fragment(box, ahead) : box));
  const grown = sizeOf(boxes) - sizeOf(old);
  return Buffer.concat(boxes.map((box) => bytesOf(box.type === 'sidx' ? longer(box, grown) : box)));
};

interface Box {
  readonly type: string;
  readonly content: Buffer;
}

const boxesOf = (bytes: Buffer): Box[] => {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = Math.max(8, bytes.readUInt32BE(at));
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), content: bytes.subarray(at + 8, at + size) });
    at += size;
  }
  return boxes;
};

const bytesOf = ({ type, content }: Box): Buffer => {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + content.length);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, content]);
};

const sizeOf = (boxes: readonly Box[]): number => boxes.reduce((sum, { content }) => sum + 8 + content.length, 0);

/** The segment's index says how long what follows it is. */
const longer = ({ type, content }: Box, by: number): Box => {
  const REFERENCED = 28;
  const grown = Buffer.from(content);
  grown.writeUInt32BE(grown.readUInt32BE(REFERENCED) + by, REFERENCED);
  return { type, content: grown };
};

const fragment = ({ type, content }: Box, ahead: number): Box => {
  const within = (box: Box, change: (inner: Box) => Box): Box => ({
    type: box.type,
    content: Buffer.concat(boxesOf(box.content).map((inner) => bytesOf(change(inner)))),
  });
  const before = content.length;
  const changed = within({ type, content }, (box) =>
    box.type !== 'traf' ? box : within(box, (inner) => decodingBox(inner, ahead)),
  );
  const grown = changed.content.length - before;
  if (grown === 0) return changed;
  return within(changed, (box) =>
    box.type !== 'traf' ? box : within(box, (inner) => (inner.type === 'trun' ? furtherOn(inner, grown) : inner)),
  );
};

const decodingBox = (box: Box, ahead: number): Box => {
  if (box.type === 'tfdt') return earlier(box, ahead);
  return box.type === 'trun' ? shownLater(box, ahead) : box;
};

const earlier = ({ type, content }: Box, ahead: number): Box => {
  const changed = Buffer.from(content);
  changed.writeBigUInt64BE(changed.readBigUInt64BE(4) - BigInt(ahead), 4);
  return { type, content: changed };
};

/** Flags of a run (ISO/IEC 14496-12, 8.8.8): what stands in its head, and what of each picture. */
const HEAD = [0x1, 0x4];
const EACH = [0x100, 0x200, 0x400];
const OFFSET = 0x800;
const count = (flags: number, of: readonly number[]): number => of.filter((flag) => flags & flag).length;

const shownLater = ({ type, content }: Box, ahead: number): Box => {
  const flags = content.readUInt32BE(0);
  const head = 8 + 4 * count(flags, HEAD);
  const had = flags & OFFSET ? 4 : 0;
  const each = 4 * count(flags, EACH);
  const rows = Array.from({ length: content.readUInt32BE(4) }, (_, i) => {
    const at = head + i * (each + had);
    const offset = (had ? content.readInt32BE(at + each) : 0) + ahead;
    if (offset < 0) throw new RangeError(`a picture is reordered by more than ${AHEAD} frames`);
    const written = Buffer.alloc(4);
    written.writeInt32BE(offset);
    return Buffer.concat([content.subarray(at, at + each), written]);
  });
  const start = Buffer.from(content.subarray(0, head));
  start.writeUInt32BE(flags | OFFSET, 0);
  return { type, content: Buffer.concat([start, ...rows]) };
};

/** The pictures' bytes stand after the fragment's head, which has grown. */
const furtherOn = ({ type, content }: Box, by: number): Box => {
  const changed = Buffer.from(content);
  changed.writeInt32BE(changed.readInt32BE(8) + by, 8);
  return { type, content: changed };
};
