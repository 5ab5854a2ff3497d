import { encode } from 'uqr';

/** Modules of quiet border, as ISO 18004 asks for. */
const BORDER = 4;

/** A QR code for screens: its dark modules as the path of an SVG, in a square of so many modules with its border. */
export const codePath = (text: string): { readonly size: number; readonly path: string } => {
  const { data, size } = encode(text, { border: BORDER });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
};
