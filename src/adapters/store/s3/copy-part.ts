import { UploadPartCopyCommand } from '@aws-sdk/client-s3';
import type { ByteRange } from '../../../ports.ts';
import type { Bucket } from './bucket.ts';
import { BadAnswer } from './failure.ts';
import type { Slot } from './join-parts.ts';

/** Bytes of one version of an object. */
export interface Source extends ByteRange {
  readonly name: string;
  readonly etag: string;
}

/** Has the store copy bytes of an object into a part of another. @returns the part's ETag */
export const copyPart = async (
  { client, at, place }: Bucket,
  { name, etag, first, end }: Source,
  slot: Slot,
): Promise<string> => {
  const { CopyPartResult } = await client.send(
    new UploadPartCopyCommand({
      ...at(slot.name),
      UploadId: slot.upload,
      PartNumber: slot.number,
      CopySource: `${place.bucket}/${name}`,
      CopySourceIfMatch: etag,
      CopySourceRange: `bytes=${first}-${end - 1}`,
    }),
  );
  if (!CopyPartResult?.ETag) throw new BadAnswer(`part ${slot.number} of ${slot.name} was copied without an ETag`);
  return CopyPartResult.ETag;
};
