import { expect, test } from 'vitest';
import { downmix } from '../../src/commands/downmix.ts';

test.each([
  ['mono', 1, 'pan=stereo|c0=1.000000*c0|c1=1.000000*c0'],
  ['stereo', 2, 'pan=stereo|c0=1.000000*c0|c1=1.000000*c1'],
  ['5.1', 6, 'pan=stereo|c0=1.000000*c0+0.707107*c2+0.707107*c4|c1=1.000000*c1+0.707107*c2+0.707107*c5'],
  ['5.1(side)', 6, 'pan=stereo|c0=1.000000*c0+0.707107*c2+0.707107*c4|c1=1.000000*c1+0.707107*c2+0.707107*c5'],
  ['quad', 4, 'pan=stereo|c0=1.000000*c0+0.707107*c2|c1=1.000000*c1+0.707107*c3'],
  ['', 4, 'pan=stereo|c0=0.500000*c0+0.500000*c2|c1=0.500000*c1+0.500000*c3'],
  ['4 channels', 4, 'pan=stereo|c0=0.500000*c0+0.500000*c2|c1=0.500000*c1+0.500000*c3'],
])('%s with %i channels', (layout, channels, pan) => {
  expect(downmix(layout, channels)).toBe(pan);
});
