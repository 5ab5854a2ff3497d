import { expect, test } from 'vitest';
import { wavBytes } from '../../../src/demo/sound/wav.ts';

test('two channels interleave as 16-bit samples after a 44-byte header', () => {
  const bytes = wavBytes([Float32Array.of(0, 1, -1), Float32Array.of(0.5, -0.5, 2)], 48_000);
  const view = new DataView(bytes.buffer);
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  expect([text(0, 4), text(8, 16), text(36, 40)]).toEqual(['RIFF', 'WAVEfmt ', 'data']);
  expect([view.getUint32(4, true), view.getUint32(40, true), bytes.length]).toEqual([48, 12, 56]);
  expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint32(28, true)]).toEqual([2, 48_000, 192_000]);
  const samples = Array.from({ length: 6 }, (_, index) => view.getInt16(44 + index * 2, true));
  expect(samples).toEqual([0, 16384, 32767, -16383, -32767, 32767]);
});
