import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { newRetries } from './retries.ts';

/** Where the bucket is, and who may use it. */
export interface S3Place {
  /** Such as `https://s3.eu-central-1.amazonaws.com` or `http://127.0.0.1:9000`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /**
   * What the addresses for downloads begin with, where people reach the store by another name than this process; `none`
   * where they do not reach it at all.
   */
  readonly publicEndpoint?: string | undefined;
}

/** Sizes in bytes, times in milliseconds. */
export interface S3Limits {
  /** A file up to this size is sent in one request, from memory. */
  readonly single: number;
  readonly part: number;
  /** What every part of an object but the last must have. */
  readonly smallest: number;
  /** Parts of one file that are on their way at once, and held in memory. */
  readonly parallel: number;
  /** The most that one request may put. */
  readonly put: number;
  /** An object above this size is copied in parts: some stores are silent until a copy is whole. */
  readonly copy: number;
  readonly connect: number;
  /** Silence on a connection after which the store counts as away. */
  readonly idle: number;
  /** No request is tried again that began longer ago. */
  readonly patience: number;
}

const MiB = 1024 ** 2;
export const LIMITS: S3Limits = {
  single: 16 * MiB,
  part: 8 * MiB,
  smallest: 5 * MiB,
  parallel: 4,
  put: 5 * 1024 * MiB,
  copy: 256 * MiB,
  connect: 2_000,
  idle: 15_000,
  patience: 8_000,
};

/** A bucket, and how to speak to it. */
export interface Bucket {
  readonly client: S3Client;
  readonly place: S3Place;
  readonly limits: S3Limits;
  /** Begins every request: `{ Bucket, Key }`. */
  readonly at: (name: string) => { readonly Bucket: string; readonly Key: string };
}

export const newBucket = (place: S3Place, limits: S3Limits): Bucket => ({
  client: new S3Client(clientConfig(place, limits)),
  place,
  limits,
  at: (name) => ({ Bucket: place.bucket, Key: name }),
});

export const clientConfig = (place: S3Place, limits: S3Limits): S3ClientConfig => ({
  endpoint: place.endpoint,
  region: place.region,
  credentials: { accessKeyId: place.accessKeyId, secretAccessKey: place.secretAccessKey },
  forcePathStyle: true,
  // The SDK's own checksums are trailers that some compatible stores refuse, or keep as part of the object.
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
  requestHandler: { connectionTimeout: limits.connect, socketTimeout: limits.idle },
  retryStrategy: newRetries(limits.patience),
  // What matters is told by the errors; left to itself it writes to the terminal.
  logger: { trace: () => {}, debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
});
