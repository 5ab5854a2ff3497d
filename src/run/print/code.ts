import { encode } from 'uqr';

/** Modules of the quiet zone at each side (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/** Half a millimetre in points: what printers print and old phones still tell apart. */
const MODULE = (0.5 * 72) / 25.4;

export interface Code {
  /** Modules from edge to edge, quiet zones included. */
  readonly modules: number;
  /** Runs of dark modules: a place and a length in modules, of a height of one. */
  readonly runs: readonly { readonly x: number; readonly y: number; readonly length: number }[];
}

/** A QR code of error correction M: what a crease or a coffee cup hides of it (15 %) is not missed. */
export const codeOf = (text: string): Code => {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const runs = data.flatMap((row, y) => {
    const found: { x: number; y: number; length: number }[] = [];
    for (const [x, isDark] of row.entries()) {
      const last = found.at(-1);
      if (isDark && last && last.x + last.length === x) last.length += 1;
      else if (isDark) found.push({ x, y, length: 1 });
    }
    return found;
  });
  return { modules: size, runs };
};

/** How far a code's dark modules are from its edge, where it is of a width in points. */
export const quietZone = (text: string, width: number): number => (QUIET * width) / codeOf(text).modules;

/** The least width in points at which a code of a text can be read from paper. */
export const codeWidth = (text: string, least: number): number => Math.max(least, codeOf(text).modules * MODULE);
