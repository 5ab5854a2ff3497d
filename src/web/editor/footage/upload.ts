import { type DetailedError, defaultOptions, Upload } from 'tus-js-client';
import { csrfHeaders } from '../../api/client.ts';
import type { Problem, ProblemDocument } from '../../api/types.ts';

/** What happens to one upload. */
export interface Listener {
  readonly progress: (bytes: number) => void;
  readonly kept: () => void;
  /** The service has looked at the file, and does not take it. */
  readonly refused: (said: Refusal) => void;
  /** It can be gone on with. */
  readonly broken: () => void;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** One file on its way, by the tus protocol: it goes on where it was, also after a reload and on another day. */
export interface Sending {
  readonly start: () => Promise<void>;
  readonly pause: () => Promise<void>;
  /** Gives it up here and at the service. */
  readonly cancel: () => Promise<void>;
}

/** Milliseconds before each new try where the network is away. */
const RETRIES = [500, 1_000, 3_000, 5_000, 10_000, 20_000];

const addressOf = (documentary: string): string => `/v1/documentaries/${documentary}/media`;

export const newSending = (documentary: string, file: File, listener: Listener): Sending => {
  const upload = new Upload(file, {
    endpoint: addressOf(documentary),
    metadata: { filename: file.name },
    retryDelays: RETRIES,
    removeFingerprintOnSuccess: true,
    onBeforeRequest: withCsrf,
    onProgress: listener.progress,
    onSuccess: listener.kept,
    onError: (error) => {
      const said = refusalIn(error);
      if (!said) return listener.broken();
      void forgetPlace(upload);
      listener.refused(said);
    },
  });
  return {
    start: async () => {
      const [before] = await upload.findPreviousUploads();
      if (before) upload.resumeFromPreviousUpload(before);
      upload.start();
    },
    pause: () => upload.abort(),
    cancel: async () => {
      await upload.abort(upload.url !== null);
      await forgetPlace(upload);
    },
  };
};

const withCsrf = (request: { setHeader(header: string, value: string): void }): void => {
  for (const [name, value] of Object.entries(csrfHeaders())) request.setHeader(name, value);
};

const forgetPlace = async (upload: Upload): Promise<void> => {
  for (const { urlStorageKey } of await upload.findPreviousUploads())
    await defaultOptions.urlStorage.removeUpload(urlStorageKey);
};

/** Answers of this kind do not change by asking again. */
const FINAL = [400, 401, 403, 413, 415, 422];

const refusalIn = (error: Error | DetailedError): Refusal | undefined => {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (!response || !FINAL.includes(response.getStatus())) return undefined;
  try {
    const { code, detail, problems = [] } = JSON.parse(response.getBody()) as ProblemDocument;
    return { code, message: detail, problems };
  } catch {
    return { code: 'unexpected', message: error.message, problems: [] };
  }
};

/** An upload of this documentary that was broken off in this browser, and waits for its file. */
export interface Interrupted {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly forget: () => Promise<void>;
}

export const interruptedUploads = async (documentary: string): Promise<Interrupted[]> => {
  const { urlStorage } = defaultOptions;
  const all = await urlStorage.findAllUploads();
  return all
    .filter(({ uploadUrl }) => uploadUrl?.includes(`${addressOf(documentary)}/`))
    .map(({ metadata, size, urlStorageKey, uploadUrl }) => ({
      name: metadata.filename ?? '',
      size: size ?? 0,
      forget: async () => {
        await urlStorage.removeUpload(urlStorageKey);
        if (uploadUrl) await Upload.terminate(uploadUrl, { onBeforeRequest: withCsrf });
      },
    }));
};
