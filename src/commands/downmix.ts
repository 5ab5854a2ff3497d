/** Channels of ffmpeg's layouts, in the order in which they come. */
const LAYOUTS: Readonly<Record<string, string>> = {
  mono: 'FC',
  stereo: 'FL FR',
  downmix: 'FL FR',
  '2.1': 'FL FR LFE',
  '3.0': 'FL FR FC',
  '3.0(back)': 'FL FR BC',
  '3.1': 'FL FR FC LFE',
  '4.0': 'FL FR FC BC',
  '4.1': 'FL FR FC LFE BC',
  quad: 'FL FR BL BR',
  'quad(side)': 'FL FR SL SR',
  '5.0': 'FL FR FC BL BR',
  '5.0(side)': 'FL FR FC SL SR',
  '5.1': 'FL FR FC LFE BL BR',
  '5.1(side)': 'FL FR FC LFE SL SR',
  '6.0': 'FL FR FC BC SL SR',
  '6.1': 'FL FR FC LFE BC SL SR',
  '7.0': 'FL FR FC BL BR SL SR',
  '7.1': 'FL FR FC LFE BL BR SL SR',
};

/** Gains to the left and to the right by ITU-R BS.775: centre and surrounds 3 dB down, no low-frequency effects. */
const GAINS: Readonly<Record<string, readonly [number, number]>> = {
  FL: [1, 0],
  FR: [0, 1],
  FC: [Math.SQRT1_2, Math.SQRT1_2],
  BL: [Math.SQRT1_2, 0],
  SL: [Math.SQRT1_2, 0],
  BR: [0, Math.SQRT1_2],
  SR: [0, Math.SQRT1_2],
  BC: [0.5, 0.5],
  LFE: [0, 0],
};

type Gains = readonly (readonly [number, number])[];

/** Channels that nobody named: odd ones to the left, even ones to the right, together no louder than one. */
const unnamed = (channels: number): Gains => {
  const gain = 1 / Math.ceil(channels / 2);
  return Array.from({ length: channels }, (_, index) => (index % 2 === 0 ? [gain, 0] : [0, gain]));
};

const gainsOf = (layout: string, channels: number): Gains => {
  if (channels === 1) return [[1, 1]];
  const names = LAYOUTS[layout]?.split(' ');
  return names?.length === channels ? names.map((name) => GAINS[name] ?? [0, 0]) : unnamed(channels);
};

const sum = (gains: Gains, side: 0 | 1): string =>
  gains.flatMap((gain, index) => (gain[side] ? [`${gain[side].toFixed(6)}*c${index}`] : [])).join('+');

/**
 * The pan filter that makes stereo of a layout. Not scaled down: speech from a centre speaker keeps the level that it has in
 * a stereo file, and peaks over full scale survive in floating point until the programme's limiter.
 */
export const downmix = (layout: string, channels: number): string => {
  const gains = gainsOf(layout, channels);
  return `pan=stereo|c0=${sum(gains, 0)}|c1=${sum(gains, 1)}`;
};
