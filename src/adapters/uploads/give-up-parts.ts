import type { ListMultipartUploadsCommandOutput, S3 } from '@aws-sdk/client-s3';
import { nameOf } from '../store/s3/failure.ts';

/** What of a bucket is ours: it may hold other things. */
const OURS = /^(?:aside|media|releases|results|uploads)\//;

/**
 * Gives up parts that were sent before a moment and never became an object: who sent them has been ended, or the store
 * was away when they gave up. They show in no list of objects, and are paid for.
 * @param before milliseconds since 1970
 * @param isGoingOn whether somebody may still come back for the parts of an object
 */
export const giveUpParts = async (
  client: S3,
  bucket: string,
  before: number,
  isGoingOn: (key: string) => Promise<boolean>,
): Promise<void> => {
  let [KeyMarker, UploadIdMarker]: (string | undefined)[] = [];
  do {
    const found: ListMultipartUploadsCommandOutput = await client.listMultipartUploads({
      ...{ Bucket: bucket, KeyMarker, UploadIdMarker },
    });
    for (const { Key = '', UploadId, Initiated } of found.Uploads ?? []) {
      const isLeft = OURS.test(Key) && Initiated && Initiated.getTime() < before && !(await isGoingOn(Key));
      if (isLeft) await client.abortMultipartUpload({ Bucket: bucket, Key, UploadId }).catch(unlessGone);
    }
    [KeyMarker, UploadIdMarker] = found.IsTruncated ? [found.NextKeyMarker, found.NextUploadIdMarker] : [];
  } while (KeyMarker !== undefined);
};

const unlessGone = (error: unknown): void => {
  if (nameOf(error) !== 'NoSuchUpload') throw error;
};
