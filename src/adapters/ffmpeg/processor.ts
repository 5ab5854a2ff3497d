import { readFileSync } from 'node:fs';

/**
 * The instruction set that x264 is to keep to. On processors with AVX-512 its rate control gives other bytes now and then
 * for the same pictures (cores 157 and 164, small sizes; found by repeating one span, gone with any other set), so it
 * is held to AVX2 there: measured within 5 % of the same speed. Elsewhere it may choose.
 */
export const x264Instructions = (): string | undefined => {
  try {
    return /\bavx512f\b/.test(readFileSync('/proc/cpuinfo', 'utf8')) ? 'AVX2' : undefined;
  } catch {
    return undefined;
  }
};
