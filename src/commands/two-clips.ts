import type { ClipPicture, SecondPicture } from '../timeline/timeline.ts';
import type { PartSource } from './part-source.ts';
import type { Size } from './view.ts';

/** An inset's share of the picture, each way; with it, the margin to the edges (EBU R 95: title-safe) and the border. */
const INSET = 0.3;
const MARGIN = 0.05;
const BORDER = 1 / 180;

const even = (value: number): number => 2 * Math.round(value / 2);

/** Where the second picture lies in the frame, border included; all even, so that colour stays in step with brightness. */
export interface SecondPlace extends Size {
  readonly x: number;
  readonly y: number;
  readonly border: number;
}

export const placeOfSecond = (
  { layout, corner }: Pick<SecondPicture, 'layout' | 'corner'>,
  size: Size,
): SecondPlace => {
  if (layout === 'split') {
    const x = even(size.width / 2);
    return { x, y: 0, width: size.width - x, height: size.height, border: 0 };
  }
  const [width, height] = [even(size.width * INSET), even(size.height * INSET)];
  const margin = even(Math.min(size.width, size.height) * MARGIN);
  const border = Math.max(2, even(Math.min(size.width, size.height) * BORDER));
  return {
    x: corner.endsWith('left') ? margin : size.width - margin - width,
    y: corner.startsWith('top') ? margin : size.height - margin - height,
    ...{ width, height, border },
  };
};

/**
 * Two clips that run side by side, frame by frame: the second in a corner of the first, or each in one half of the frame.
 * @param open what one clip of the shot gives, from the input of that number on
 */
export const twoClips = (
  picture: ClipPicture & { readonly second?: SecondPicture },
  open: (clip: ClipPicture, input: number) => PartSource,
  input: number,
): PartSource => {
  const { second, ...alone } = picture;
  if (!second) return open(alone, input);
  const isSplit = second.layout === 'split';
  const one = open(isSplit ? { ...alone, fit: 'cover' } : alone, input);
  const other = open(second.picture, input + one.inputs.length);
  return {
    inputs: [...one.inputs, ...other.inputs],
    ...(one.shake ? { shake: one.shake } : {}),
    picture: (graph, size) => {
      const { x, y, width, height, border } = placeOfSecond(second, size);
      const under = one.picture(graph, isSplit ? { width: x, height: size.height } : size);
      const inner = other.picture(graph, { width: width - 2 * border, height: height - 2 * border });
      const ground = isSplit ? `pad=${size.width}:${size.height}:0:0` : 'null';
      const rim = border > 0 ? `pad=${width}:${height}:${border}:${border}:color=white` : 'null';
      return graph.filter(
        ([a, b], to, unique) =>
          [
            `${a}${ground}[${unique}a]`,
            `${b}${rim}[${unique}b]`,
            `[${unique}a][${unique}b]overlay=x=${x}:y=${y}:format=yuv420,format=yuv420p${to}`,
          ].join(';'),
        [under, inner],
        `${second.layout} ${size.width}x${size.height}`,
      );
    },
  };
};
