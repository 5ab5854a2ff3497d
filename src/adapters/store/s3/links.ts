import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Link, ObjectEntry } from '../../../ports.ts';
import { dispositionOf } from '../../../run/disposition.ts';
import { isReserved } from '../names.ts';
import { type Bucket, clientConfig } from './bucket.ts';

/** Seconds: S3 signs nothing for longer than a week. */
const LONGEST = 7 * 24 * 3600;

/**
 * Makes addresses that hold for a while; none where people do not reach the store. Nothing is sent: the address of an
 * object that is not there leads nowhere.
 */
export const newLinks = ({
  client,
  place,
  limits,
  at,
}: Bucket): ((name: string, link: Link) => Promise<string | undefined>) => {
  const { publicEndpoint } = place;
  if (publicEndpoint === 'none') return async () => undefined;
  const signer = publicEndpoint ? new S3Client(clientConfig({ ...place, endpoint: publicEndpoint }, limits)) : client;
  return (name, { filename, type, seconds, inline }) => {
    const answer = { ResponseContentDisposition: dispositionOf(filename, inline), ResponseContentType: type };
    const expiresIn = Math.min(LONGEST, Math.max(1, Math.round(seconds)));
    return getSignedUrl(signer, new GetObjectCommand({ ...at(name), ...answer }), { expiresIn });
  };
};

export async function* listNames(bucket: Bucket, prefix: string): AsyncGenerator<string> {
  for await (const { name } of listEntries(bucket, prefix)) yield name;
}

/** Objects whose names begin with a prefix, page by page, without those that belong to the store. */
export async function* listEntries({ client, place }: Bucket, prefix: string): AsyncGenerator<ObjectEntry> {
  for (let token: string | undefined, isFirst = true; isFirst || token; isFirst = false) {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: place.bucket, Prefix: prefix, ContinuationToken: token }),
    );
    // Without a time, it counts as new.
    for (const { Key: name, Size: bytes = 0, LastModified } of page.Contents ?? [])
      if (name && !isReserved(name)) yield { name, bytes, modified: LastModified?.getTime() ?? Date.now() };
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  }
}
