import type { ProbedSideData } from './ffprobe.ts';

export interface Orientation {
  readonly turn: 0 | 90 | 180 | 270;
  readonly mirror: boolean;
}

const UPRIGHT: Orientation = { turn: 0, mirror: false };

/**
 * The turn and mirror in a display matrix as ffprobe prints it: rows `a b u`, `c d v`, `x y w` (ISO 14496-12), which take
 * a stored point (p, q) to (a·p + c·q, b·p + d·q), with y downwards. Other angles go to the nearest quarter turn.
 */
export const readDisplayMatrix = (text: string): Orientation => {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = text
    .trim()
    .split('\n')
    .map((row) => row.replace(/^.*:/, '').trim().split(/\s+/).map(Number));
  if (![a, b, c, d].every(Number.isFinite) || (a === 0 && b === 0)) return UPRIGHT;
  const mirror = a * d - b * c < 0;
  const angle = Math.atan2(mirror ? -b : b, mirror ? -a : a) / (Math.PI / 2);
  const quarters = ((Math.round(angle) % 4) + 4) % 4;
  return { turn: [0, 90, 180, 270][quarters] as Orientation['turn'], mirror };
};

/** The first display matrix among the side data of a stream, or else of its first frame (EXIF). */
export const orientationOf = (...sideData: readonly (readonly ProbedSideData[] | undefined)[]): Orientation => {
  const matrix = sideData.flatMap((list) => list ?? []).find(({ displaymatrix }) => displaymatrix)?.displaymatrix;
  return matrix ? readDisplayMatrix(matrix) : UPRIGHT;
};
