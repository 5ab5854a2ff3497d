import type { PictureFacts } from '../timeline/facts.ts';
import { isHdr, isWide } from '../timeline/gamut.ts';
import type { Size } from './view.ts';

/** Rounding is exact and the same on every machine; colour is not averaged away. */
export const SCALER = 'flags=bicubic+accurate_rnd+full_chroma_int+bitexact';

/** What every picture becomes: BT.709, limited range, 4:2:0, eight bits. */
const TARGET = 'out_range=tv:out_color_matrix=bt709';

type Color = PictureFacts['color'];

const inRange = ({ range, matrix }: Color): string =>
  matrix === 'rgb' ? '' : `in_range=${range === 'full' ? 'pc' : 'tv'}:in_color_matrix=${matrix}:`;

/** zscale's names of matrices; those of swscale differ. */
const ZSCALE_MATRIX: Readonly<Record<string, string>> = {
  bt709: '709',
  bt601: '170m',
  bt2020: '2020_ncl',
  smpte240m: '240m',
  fcc: 'fcc',
  rgb: 'gbr',
};
const ZSCALE_TRANSFER: Readonly<Record<string, string>> = {
  smpte2084: 'smpte2084',
  'arib-std-b67': 'arib-std-b67',
  'iec61966-2-1': 'iec61966-2-1',
};
const ZSCALE_PRIMARIES: Readonly<Record<string, string>> = {
  bt2020: '2020',
  smpte432: 'smpte432',
  smpte431: 'smpte431',
};

/**
 * Diffuse white of HDR stands at 203 cd/m² (ITU-R BT.2408), which becomes SDR's white; what is brighter, up to a thousand,
 * is rolled off. The peak is fixed, so that no frame depends on metadata that a seek may have passed by.
 */
const TONE_MAP = 'tonemap=tonemap=mobius:param=0.3:desat=0:peak=5';

const toneMapped = (color: Color): string => {
  const { matrix, primaries, range } = color;
  const transfer = ZSCALE_TRANSFER[color.transfer] ?? '709';
  const source = [
    `min=${ZSCALE_MATRIX[matrix] ?? '709'}`,
    `tin=${transfer}`,
    `pin=${ZSCALE_PRIMARIES[primaries] ?? '709'}`,
    `rin=${range === 'full' ? 'full' : 'limited'}`,
  ].join(':');
  // All of the result is named: what a file leaves out, zscale cannot convert from or to.
  const linear = `zscale=${source}:t=linear:npl=203:p=709:m=gbr:r=full,format=gbrpf32le`;
  const mapped = isHdr(color) ? `,${TONE_MAP}` : '';
  return `${linear}${mapped},zscale=t=709:m=709:p=709:r=limited,format=yuv420p`;
};

/**
 * swscale 5.1 reads past the edge of its source where it shrinks by more than some forty times in one step, and then gives
 * other pixels from run to run (seen with a 4K phone clip at 48 pixels). Such shrinking is done in two steps.
 */
const [LARGEST_STEP, FIRST_STEP] = [16, 8];

export const stepDown = (from: Size, to: Size): string => {
  const steep = from.width > LARGEST_STEP * to.width || from.height > LARGEST_STEP * to.height;
  return steep ? `scale=${FIRST_STEP * to.width}:${FIRST_STEP * to.height}:${SCALER},` : '';
};

/** Scales from one size to another and brings any colours to BT.709, limited, 4:2:0. */
export const scaleTo = (from: Size, to: Size, color: Color): string => {
  const first = stepDown(from, to);
  const size = `${to.width}:${to.height}`;
  if (!isHdr(color) && !isWide(color))
    return `${first}scale=${size}:${SCALER}:${inRange(color)}${TARGET},format=yuv420p`;
  // Scaled first: tone mapping in floating point then costs by the size that is shown, not by that of the camera.
  const deep = color.matrix === 'rgb' ? 'gbrp10le' : 'yuv444p10le';
  return `${first}scale=${size}:${SCALER},format=${deep},${toneMapped(color)}`;
};

/** Transparent places become black; what comes out is RGB without alpha. In old builds premultiply takes RGB for limited range. */
export const overBlack = (color: Color): string =>
  `scale=${SCALER}${color.matrix === 'rgb' ? '' : `:${inRange(color).slice(0, -1)}`},format=gbrap,setrange=full,premultiply=inplace=1,format=gbrp`;

/** The colours of what overBlack gives. */
export const onBlack = (color: Color): Color => ({ ...color, matrix: 'rgb', range: 'full' });

/** The picture as it is stored, in the colours of the film. */
export const conformColor = (facts: PictureFacts): string => {
  const { width, height, alpha, color } = facts;
  const size = { width, height };
  return `${alpha ? `${overBlack(color)},` : ''}${scaleTo(size, size, alpha ? onBlack(color) : color)}`;
};

/** The facts of what conformColor gives. */
export const conformedFacts = (facts: PictureFacts): PictureFacts => ({
  ...facts,
  pixelFormat: 'yuv420p',
  alpha: false,
  color: { range: 'limited', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' },
});

/** Scales what is BT.709 already. */
export const rescale = ({ width, height }: Size): string => `scale=${width}:${height}:${SCALER}`;
