import { expect, it } from 'vitest';
import { newBucket } from '../../support/s3-bucket.ts';

it('x', async () => {
  expect((await newBucket()).bucket).toBeTruthy();
});
