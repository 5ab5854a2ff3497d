import type { Chances } from '../../support/seed.ts';

/** What was done to a file, so that a failure can be told. */
export interface Mutant {
  readonly bytes: Buffer;
  readonly how: string;
}

const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** Damages a file as bad disks, broken transfers and people with intentions do: about half of the time near its head, where structure lies. */
export const mutate = (file: Buffer, { below, pick, number, bytes }: Chances): Mutant => {
  const done: string[] = [];
  let result = Buffer.from(file);
  const place = (): number => below(number() < 0.5 ? Math.min(result.length, 2_000) : result.length);
  for (let left = 1 + below(4); left > 0 && result.length > 16; left--) {
    const at = place();
    const kind = pick(['flip', 'number', 'noise', 'cut', 'drop', 'repeat', 'swap'] as const);
    done.push(`${kind} at ${at}`);
    if (kind === 'flip') result.writeUInt8((result[at] ?? 0) ^ (1 << below(8)), at);
    else if (kind === 'number') result.writeUInt32BE(pick(EXTREMES), Math.min(at, result.length - 4));
    else if (kind === 'noise') result.set(bytes(Math.min(1 + below(64), result.length - at)), at);
    else if (kind === 'cut') result = result.subarray(0, Math.max(16, at));
    else if (kind === 'drop') result = Buffer.concat([result.subarray(0, at), result.subarray(at + 1 + below(400))]);
    else if (kind === 'repeat')
      result = Buffer.concat([result.subarray(0, at), result.subarray(Math.max(0, at - 300), at), result.subarray(at)]);
    else result = Buffer.concat([result.subarray(at), result.subarray(0, at)]);
  }
  return { bytes: result, how: done.join(', ') };
};
