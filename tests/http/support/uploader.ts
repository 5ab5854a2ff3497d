import { Upload } from 'tus-js-client';
import type { Answered, CallOptions } from './client.ts';
import type { TestService } from './service.ts';

export const TUS = { 'tus-resumable': '1.0.0' };
export const MEDIA = '/v1/documentaries/farm/media';

export const named = (name: string): string => `filename ${Buffer.from(name).toString('base64')}`;

/** Begins an upload as curl would, and gives the path of its address: a service that is started again has another port. */
export const begin = async (
  { call, admin }: Pick<TestService, 'call' | 'admin'>,
  bytes: number,
  options: CallOptions & { readonly name?: string } = {},
): Promise<string> => {
  const headers = { ...TUS, 'upload-length': String(bytes), 'upload-metadata': named(options.name ?? 'farm.mp4') };
  const answered = await call('POST', MEDIA, { key: admin, headers, ...options });
  if (answered.status !== 201) throw new Error(answered.text);
  return new URL(answered.headers.get('location') ?? '').pathname;
};

/** Sends a part of an upload. */
export const sendPart = (
  { call, admin }: Pick<TestService, 'call' | 'admin'>,
  at: string,
  offset: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> =>
  call('PATCH', at, {
    key: admin,
    body,
    headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...headers },
  });

export interface Sending {
  readonly endpoint: string;
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly chunk: number;
  /** The address of an upload to go on with. */
  readonly from?: string;
  /** Stops after so many bytes, without a word to the service. */
  readonly stopAfter?: number;
}

/** Sends a file with the client that everybody uses. @returns the upload's address and how many bytes went out */
export const sendFile = (sending: Sending): Promise<{ readonly url: string; readonly sent: number }> =>
  new Promise((resolve, reject) => {
    const { stopAfter = Number.POSITIVE_INFINITY } = sending;
    let [first, last] = [-1, 0];
    const told = (): { readonly url: string; readonly sent: number } => ({ url: upload.url ?? '', sent: last - first });
    const upload: Upload = new Upload(Buffer.from(sending.bytes), {
      endpoint: sending.endpoint,
      ...(sending.from === undefined ? {} : { uploadUrl: sending.from }),
      chunkSize: sending.chunk,
      metadata: { filename: 'farm.mp4', filetype: 'video/mp4' },
      headers: { authorization: `Bearer ${sending.key}` },
      retryDelays: [],
      onError: reject,
      onSuccess: () => resolve(told()),
      onProgress: (done) => {
        if (first < 0) first = done;
        last = done;
      },
      onChunkComplete: (_, accepted) => {
        if (accepted < stopAfter) return;
        void upload.abort();
        resolve(told());
      },
    });
    upload.start();
  });
