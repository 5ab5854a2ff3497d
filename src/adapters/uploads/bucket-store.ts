import { Readable } from 'node:stream';
import { S3Store } from '@tus/s3-store';
import { ERRORS, Upload } from '@tus/server';
import { type Explain, explained } from '../store/explain.ts';
import type { S3Place } from '../store/s3/bucket.ts';
import { clientConfig, LIMITS } from '../store/s3/bucket.ts';
import { nameOf, s3Failure } from '../store/s3/failure.ts';
import { EXPIRES } from './expires.ts';
import { fewLatest } from './few.ts';
import { giveUpParts } from './give-up-parts.ts';

export const PREFIX = 'uploads/';
const MISSING = ['NoSuchKey', 'NoSuchUpload', 'NotFound'];

/** Parts of all uploads that lie on the local disk at once; a client that is slow holds one for as long as it fills it. */
const MOST_PARTS = 100;

/**
 * The tus server's own store for S3, in a folder of the bucket. Where it holds every failure for a missing upload, a store
 * that is away is told as that: a client would begin anew otherwise.
 */
export class BucketStore extends S3Store {
  readonly #explain: Explain;
  /** The part of each upload that is sent, or was sent last. */
  readonly #sent = new Map<string, Promise<string>>();

  constructor(place: S3Place) {
    super({
      s3ClientConfig: { ...clientConfig(place, LIMITS), bucket: place.bucket },
      expirationPeriodInMilliseconds: EXPIRES,
      // Not all compatible stores have tags, and nothing here reads them.
      useTags: false,
      maxConcurrentPartUploads: MOST_PARTS,
      cache: fewLatest(),
    });
    this.#explain = (error) => s3Failure(place, error);
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.#told(() => super.create(renamed(upload, PREFIX + upload.id)));
    return upload;
  }

  override async write(from: Readable, id: string, offset: number): Promise<number> {
    try {
      return await this.#told(() => super.write(from, PREFIX + id, offset));
    } finally {
      this.#sent.delete(PREFIX + id);
    }
  }

  protected override uploadPart(...sent: Parameters<S3Store['uploadPart']>): Promise<string> {
    return this.#inOrder(sent[0].file.id, sent[1], () => super.uploadPart(...sent));
  }

  protected override uploadIncompletePart(...sent: Parameters<S3Store['uploadIncompletePart']>): Promise<string> {
    return this.#inOrder(...sent, () => super.uploadIncompletePart(...sent));
  }

  /**
   * Sends no part before the one before it is there. The original sends several at once and counts what is there: where
   * one failed among them, the upload went on behind the gap.
   */
  #inOrder(key: string, part: Readable | Buffer, send: () => Promise<string>): Promise<string> {
    const before = this.#sent.get(key) ?? Promise.resolve('');
    // What is not read to its end stays open otherwise.
    // Told here: the original destroys what it reads with what was thrown, and whoever writes there may see that first.
    const sending = before.then(() => this.#told(send)).finally(() => part instanceof Readable && part.destroy());
    this.#sent.set(key, sending);
    return sending;
  }

  override async getUpload(id: string): Promise<Upload> {
    await this.#told(() => this.#known(id));
    return renamed(await this.#told(() => super.getUpload(PREFIX + id)), id);
  }

  /**
   * Makes the object of an upload whose bytes have all come: where the last request failed after them, its parts are not
   * joined yet. One that has been joined is left as it is.
   */
  async join(id: string): Promise<void> {
    const { size } = await this.getUpload(id);
    await this.#told(() => super.write(Readable.from([]), PREFIX + id, size ?? 0).catch(unlessMissing));
  }

  /** Gives up parts that nobody will make an object of: see {@link giveUpParts}. @param begun milliseconds since 1970 */
  giveUpParts(begun: number): Promise<void> {
    return this.#told(() => giveUpParts(this.client, this.bucket, begun, (key) => this.#isUpload(key)));
  }

  async #isUpload(key: string): Promise<boolean> {
    if (!key.startsWith(PREFIX)) return false;
    const known = await this.getMetadata(key).catch(unlessMissing);
    return known !== undefined;
  }

  override declareUploadLength(id: string, length: number): Promise<void> {
    return this.#told(() => super.declareUploadLength(PREFIX + id, length));
  }

  /** Also of one that is whole: the original leaves that, because there is nothing to abort any more. */
  override remove(id: string): Promise<void> {
    return this.#told(async () => {
      const key = PREFIX + id;
      const { 'upload-id': UploadId } = await this.#known(id);
      const abort = this.client.abortMultipartUpload({ Bucket: this.bucket, Key: key, UploadId });
      await abort.catch(unlessMissing);
      for (const Key of [key, this.partKey(key, true), this.infoKey(key)])
        await this.client.deleteObject({ Bucket: this.bucket, Key });
      await this.clearCache(key);
    });
  }

  /** @throws what the tus server takes for a missing upload */
  #known(id: string) {
    return this.getMetadata(PREFIX + id).catch((error: unknown) => {
      throw MISSING.includes(nameOf(error)) ? ERRORS.FILE_NOT_FOUND : error;
    });
  }

  #told<Value>(work: () => Promise<Value>): Promise<Value> {
    return explained(this.#explain, work);
  }
}

const renamed = (upload: Upload, id: string): Upload =>
  new Upload({ ...upload, id } as ConstructorParameters<typeof Upload>[0]);

const unlessMissing = (error: unknown): void => {
  if (!MISSING.includes(nameOf(error))) throw error;
};
