import { basename } from 'node:path';

/** A box of ISO 14496-12: four letters, and what is in it. */
const box = (type: string, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

const NESTED = ['moov', 'trak', 'mdia', 'minf', 'dinf'];

/** Boxes in a row, those of one type made anew wherever they lie; sizes of all around them follow. */
const withBox = (bytes: Buffer, type: string, content: Buffer): Buffer => {
  const boxes: Buffer[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at) || bytes.length - at;
    const name = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + size);
    if (name === type) boxes.push(box(name, content));
    else boxes.push(NESTED.includes(name) ? box(name, withBox(body, type, content)) : bytes.subarray(at, at + size));
    at += size;
  }
  return Buffer.concat(boxes);
};

const entry = (type: string, data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.alloc(4), Buffer.from([0, 0, 0, 1]), box(type, Buffer.alloc(4), data)]);

/** A record of the classic Mac's alias manager, as QuickTime wrote it for media in another file. */
const alias = (path: string): Buffer => {
  const record = Buffer.alloc(150);
  record.writeUInt16BE(2, 6);
  record.write('volume', 11, 'latin1');
  record.writeUInt8(6, 10);
  const name = basename(path);
  record.writeUInt8(name.length, 50);
  record.write(name, 51, 'latin1');
  record.writeInt16BE(1, 130);
  record.writeInt16BE(1, 132);
  const tag = (type: number, text: string): Buffer => {
    const data = Buffer.from(text);
    const head = Buffer.alloc(4);
    head.writeInt16BE(type, 0);
    head.writeUInt16BE(data.length, 2);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const whole = Buffer.concat([
    record,
    tag(2, path.slice(1).replaceAll('/', ':')),
    tag(18, path),
    tag(19, '/'),
    tag(-1, ''),
  ]);
  whole.writeUInt16BE(whole.length, 4);
  return whole;
};

/** Copies of an MP4 whose index lies at its end (so that nothing else moves) and says that its media lie in another file. */
export const referringElsewhere = (mp4: Buffer, path: string, address: string) => [
  { what: 'a QuickTime film whose media lie in another file', bytes: withBox(mp4, 'dref', entry('alis', alias(path))) },
  {
    what: 'an MP4 whose media lie at an address',
    bytes: withBox(mp4, 'dref', entry('url ', Buffer.from(`${address}/x.mp4\0`))),
  },
  {
    what: 'an MP4 whose media lie at a path',
    bytes: withBox(mp4, 'dref', entry('url ', Buffer.from(`file://${path}\0`))),
  },
];

const chunk = (type: string, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
const list = (type: string, ...content: readonly Uint8Array[]): Buffer =>
  chunk('LIST', Buffer.concat([Buffer.from(type, 'latin1'), ...content]));
const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => void bytes.writeUInt32LE(value, 4 * i));
  return bytes;
};
const stream = (kind: string, codec: string, format: Buffer, length: number): Buffer =>
  list(
    'strl',
    chunk(
      'strh',
      Buffer.concat([Buffer.from(kind + codec, 'latin1'), words(0, 0, 0, 1, 25, 0, length, 0, 0, 0), Buffer.alloc(8)]),
    ),
    chunk('strf', format),
  );

/** An AVI with one grey picture and a subtitle stream that is a playlist: what opens it opens what the playlist names. */
export const playlistInAvi = (playlist: string): Buffer => {
  const [width, height] = [32, 32];
  const picture = Buffer.alloc(width * height * 3, 0x80);
  const text = Buffer.from(playlist);
  const name = Buffer.from('x\0', 'utf16le');
  const gab2 = Buffer.concat([
    ...[Buffer.from('GAB2\0', 'latin1'), Buffer.from([2, 0]), words(name.length), name],
    ...[Buffer.from([4, 0]), words(text.length), text],
  ]);
  const bitmap = Buffer.concat([words(40, width, height, 1 | (24 << 16), 0, picture.length), words(0, 0, 0, 0)]);
  const head = words(40_000, 0, 0, 0x10, 1, 0, 2, 0, width, height, 0, 0, 0, 0);
  const streams = [stream('vids', 'DIB ', bitmap, 1), stream('txts', '\0\0\0\0', Buffer.alloc(0), 1)];
  const movie = list('movi', chunk('00db', picture), chunk('01tx', gab2));
  return chunk('RIFF', Buffer.concat([Buffer.from('AVI '), list('hdrl', chunk('avih', head), ...streams), movie]));
};
