import { describe, expect, it } from 'vitest';
import { cueText } from '../../../src/subtitles/cue.ts';
import { decodeIso6937 } from '../../../src/subtitles/read/iso6937.ts';
import { readTrack } from '../../../src/subtitles/read.ts';
import { codes } from '../sample.ts';
import { ascii, stl } from '../stl-file.ts';

const read = (bytes: Uint8Array) => readTrack(bytes, { language: 'cs' });

describe('EBU STL', () => {
  it('reads words, breaks, italics, frames, and leaves boxes and colours out', () => {
    const text = [0x0b, 0x0b, 0x07, ...ascii('One'), 0x8a, 0x80, ...ascii('two'), 0x81, 0x0a];
    const { cues, format, encoding, problems } = read(stl([{ text, start: [0, 0, 1, 12], end: [0, 0, 2, 24] }]));
    expect({ format, encoding, problems }).toEqual({ format: 'ebu-stl', encoding: 'iso-6937', problems: [] });
    expect(cues).toEqual([{ start: 1480, end: 2960, lines: [[{ text: 'One' }], [{ text: 'two', italic: true }]] }]);
  });

  it('joins the blocks of one subtitle, and passes over comments and user data', () => {
    const blocks = [
      { text: ascii('One '), extension: 0 },
      { text: ascii('long text') },
      { text: ascii('a remark'), comment: 1 as const },
      { text: ascii('user data'), extension: 0xfe },
    ];
    expect(read(stl(blocks)).cues.map(cueText)).toEqual(['One long text']);
  });

  it('reads the place, and counts from the start of the programme', () => {
    const block = { text: ascii('x'), start: [10, 0, 1, 0], end: [10, 0, 2, 0], row: 2, justified: 1 };
    expect(read(stl([block], { programme: '10000000' })).cues).toMatchObject([
      { start: 1000, end: 2000, position: { vertical: 'top', horizontal: 'left' } },
    ]);
  });

  it('reads the table that the header names', () => {
    const { cues, encoding } = read(stl([{ text: [0xd1, 0xe0, 0xe2] }], { table: '01' }));
    expect([encoding, ...cues.map(cueText)]).toEqual(['iso-8859-5', 'брт']);
  });

  it('tells times that cannot be, and a file that was cut off', () => {
    const { problems, timings } = read(stl([{ text: ascii('Lost?'), start: [0, 0, 99, 0] }]).slice(0, -1));
    expect(timings).toBe(0);
    expect(codes(problems)).toEqual(['lost-cues']);
    expect(codes(read(stl([{ text: ascii('Lost?'), start: [0, 0, 99, 0] }])).problems)).toEqual(['bad-time']);
  });
});

describe('ISO 6937', () => {
  it.each([
    [[0xcf, 0x63, 0xcf, 0x53, 0xca, 0x75, 0xc2, 0x79], 'čŠůý'],
    [[0xf2, 0xe2, 0xc2, 0x63], 'đĐć'],
    [[0xea, 0x75, 0x76, 0x72, 0x65], 'Œuvre'],
    [[0xab, 0xbb, 0xa4, 0xd5], '«»$♪'],
    [[0xcf], '\ufffd'],
  ])('%j is %s', (bytes, text) => {
    expect(decodeIso6937(Uint8Array.from(bytes))).toBe(text);
  });
});
