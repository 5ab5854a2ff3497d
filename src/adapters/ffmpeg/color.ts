import type { PictureFacts } from '../../timeline/facts.ts';
import type { ProbedStream } from './ffprobe.ts';

type Color = PictureFacts['color'];

const MATRICES: Readonly<Record<string, string>> = {
  bt709: 'bt709',
  bt470bg: 'bt601',
  smpte170m: 'bt601',
  smpte240m: 'smpte240m',
  fcc: 'fcc',
  bt2020nc: 'bt2020',
  bt2020c: 'bt2020',
  gbr: 'rgb',
};

const isRgb = (format: string): boolean => /^(rgb|bgr|gbr|argb|abgr|0rgb|0bgr|pal8|mono)/.test(format);
/** swscale reads gray as full range unless told otherwise. */
const isGray = (format: string): boolean => format.startsWith('gray') || /^ya\d/.test(format);
const isHdr = (transfer: string): boolean => transfer === 'smpte2084' || transfer === 'arib-std-b67';
const said = (value: string | undefined): string | undefined =>
  value && !['unknown', 'unspecified', 'reserved'].includes(value) ? value : undefined;

/** Where a file says nothing: BT.601 for standard definition, BT.709 for high, BT.2020 for HDR, as players assume. */
const guessMatrix = ({ width = 0, height = 0 }: ProbedStream, transfer: string): string => {
  if (isHdr(transfer)) return 'bt2020';
  return width >= 1280 || height > 576 ? 'bt709' : 'bt601';
};

const guessPrimaries = (matrix: string, height: number): string => {
  if (matrix === 'bt601') return height === 576 ? 'bt470bg' : 'smpte170m';
  return matrix === 'bt2020' ? 'bt2020' : 'bt709';
};

/** What the colours of a stream mean; guessed by the rules above where the file is silent. */
export const colorOf = (stream: ProbedStream): Color => {
  const format = stream.pix_fmt ?? '';
  const full =
    stream.color_range === 'pc' ||
    format.startsWith('yuvj') ||
    isRgb(format) ||
    (isGray(format) && stream.color_range !== 'tv');
  const transfer = said(stream.color_transfer) ?? 'bt709';
  const named = MATRICES[stream.color_space ?? ''];
  const matrix = isRgb(format) ? 'rgb' : named && named !== 'rgb' ? named : guessMatrix(stream, transfer);
  const primaries = said(stream.color_primaries) ?? guessPrimaries(matrix, stream.height ?? 0);
  return { range: full ? 'full' : 'limited', matrix, primaries, transfer };
};

export const hasAlpha = (format: string): boolean => /^(yuva|rgba|argb|bgra|abgr|ya\d|gbrap|pal8)/.test(format);
