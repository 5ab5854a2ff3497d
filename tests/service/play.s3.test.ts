import { newBucket } from '../support/s3-bucket.ts';
import { playingContract } from './support/playing.ts';

playingContract('a bucket', async () => {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = await newBucket();
  return {
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
});
