import type { Position } from '../cue.ts';
import { cueProblem } from '../problem.ts';
import { addCue, type Findings, newFindings, refuseTiming } from './findings.ts';
import { decodeStl, stlTable } from './iso6937.ts';
import { addBreak, addText, finish, newBuilder } from './styles.ts';

/** EBU Tech 3264: a header of 1,024 bytes, then blocks of 128, of which several may carry one subtitle. */
const HEADER = 1024;
const BLOCK = 128;
const LAST_BLOCK = 0xff;
const USER_DATA = 0xfe;

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

export const isStl = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER && /^[\d ]{3}STL(25|30)\.01$/.test(ascii(bytes, 0, 11));

interface Subtitle {
  readonly head: Uint8Array;
  readonly text: Uint8Array[];
}

/** Blocks put together to subtitles; comments and user data left out, as they are never shown. */
const subtitles = (bytes: Uint8Array): Subtitle[] => {
  const all: Subtitle[] = [];
  let open = false;
  for (let at = HEADER; at + BLOCK <= bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    if (block[3] === USER_DATA || block[15] === 1) continue;
    if (open) all.at(-1)?.text.push(block.subarray(16));
    else all.push({ head: block, text: [block.subarray(16)] });
    open = block[3] !== LAST_BLOCK;
  }
  return all;
};

const timeAt = (block: Uint8Array, at: number, rate: number): number | undefined => {
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = block.subarray(at, at + 4);
  if (hours > 23 || minutes > 59 || seconds > 59 || frames >= rate) return undefined;
  return hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + Math.floor((frames * 1000) / rate);
};

const LINE_BREAK = 0x8a;
const UNUSED = 0x8f;
const STYLES: Readonly<Record<number, readonly [string, number]>> = {
  128: ['i', 1],
  129: ['i', 0],
  130: ['u', 1],
  131: ['u', 0],
};

/** Colours of teletext take the place of a space; the other codes take none. */
const words = (piece: readonly number[], table: string): string =>
  decodeStl(Uint8Array.from(piece.map((byte) => (byte < 8 ? 32 : byte)).filter((byte) => byte >= 32)), table).replace(
    / {2,}/g,
    ' ',
  );

const textOf = ({ text }: Subtitle, table: string) => {
  const builder = newBuilder();
  let piece: number[] = [];
  const flush = (): void => {
    addText(builder, words(piece, table));
    piece = [];
  };
  for (const byte of text.flatMap((part) => [...part])) {
    const style = STYLES[byte];
    if (byte === UNUSED) continue;
    if (byte < 0x80 || byte >= 0xa0) piece.push(byte);
    else flush();
    if (byte === LINE_BREAK) addBreak(builder);
    if (style) builder.open.set(...style);
  }
  flush();
  return finish(builder);
};

const positionOf = (head: Uint8Array, rows: number): Position | undefined => {
  const [row = rows, justified = 2] = [head[13], head[14]];
  const vertical = row < rows / 3 ? 'top' : row < (rows * 2) / 3 ? 'middle' : 'bottom';
  const horizontal = justified === 1 ? 'left' : justified === 3 ? 'right' : 'center';
  return vertical === 'bottom' && horizontal === 'center' ? undefined : { vertical, horizontal };
};

/** Some files count from the tape's start, such as 10:00:00:00: the header's start of programme is taken off. */
const programmeStart = (bytes: Uint8Array, rate: number): number => {
  const digits = ascii(bytes, 256, 264);
  if (!/^\d{8}$/.test(digits)) return 0;
  const fields = Uint8Array.from([0, 2, 4, 6].map((at) => Number(digits.slice(at, at + 2))));
  return timeAt(fields, 0, rate) ?? 0;
};

const readSubtitle = (found: Findings, bytes: Uint8Array, subtitle: Subtitle, rate: number): void => {
  const { head } = subtitle;
  const [start, end] = [timeAt(head, 5, rate), timeAt(head, 9, rate)];
  const lines = textOf(subtitle, stlTable(ascii(bytes, 12, 14)));
  if (start === undefined || end === undefined) {
    refuseTiming(
      found,
      0,
      'its times cannot be read.',
      lines
        .flat()
        .map(({ text }) => text)
        .join(' '),
    );
    return;
  }
  const zero = programmeStart(bytes, rate);
  const position = positionOf(head, Number(ascii(bytes, 253, 255)) || 23);
  addCue(found, 0, { start: start - zero, end: end - zero, lines, ...(position ? { position } : {}) });
};

/** EBU STL; the encoding is the table that its header names. A cut-off last block is reported. */
export const readStl = (bytes: Uint8Array, file: string): Findings & { readonly encoding: string } => {
  const found = newFindings(file);
  const rate = Number(ascii(bytes, 6, 8));
  for (const subtitle of subtitles(bytes)) readSubtitle(found, bytes, subtitle, rate);
  if ((bytes.length - HEADER) % BLOCK !== 0)
    found.problems.push(
      cueProblem('block', 'lost-cues', { file }, 'it ends in the middle of a subtitle. Send the whole file.'),
    );
  return { ...found, encoding: stlTable(ascii(bytes, 12, 14)) };
};
