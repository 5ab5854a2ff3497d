import type { Problem, ProblemDocument } from './types.ts';

/** What the service refuses, in its own words. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problems: readonly Problem[],
  ) {
    super(message);
  }
}

/** The service did not answer at all. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

/** An answer, and what of its headers pages ask for. */
export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
  readonly etag: string | undefined;
}

export interface Ask {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly bytes?: Blob | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** JSON is read as such unless its text is wanted as it was sent. */
  readonly as?: 'text';
}

let csrf = '';

/** What requests that change something prove with that they come from these pages. */
export const setCsrf = (token: string): void => {
  csrf = token;
};
export const csrfHeaders = (): Record<string, string> => (csrf ? { 'x-csrf-token': csrf } : {});

/**
 * Asks the service. Body is the type of a successful answer.
 * @throws Refused with all problems, Unreachable
 */
export const ask = async <Body>(path: string, wanted: Ask = {}): Promise<Answered<Body>> => {
  const response = await send(path, wanted);
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok) throw await refusedBy(response, type);
  const body = (type.includes('json') && wanted.as !== 'text' ? await response.json() : await response.text()) as Body;
  return { status: response.status, body, etag: response.headers.get('etag') ?? undefined };
};

/** The same where only the body is of interest. */
export const get = async <Body>(path: string, signal?: AbortSignal): Promise<Body> =>
  (await ask<Body>(path, signal ? { signal } : {})).body;

const send = async (path: string, { method = 'GET', json, bytes, headers, signal }: Ask): Promise<Response> => {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : csrfHeaders()),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(bytes === undefined ? {} : { body: bytes }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable('the service does not answer');
  }
};

const refusedBy = async (response: Response, type: string): Promise<Refused> => {
  const { status } = response;
  if (!type.includes('json')) return new Refused(status, 'unexpected', response.statusText, []);
  const { code, detail, title, problems = [] } = (await response.json()) as ProblemDocument;
  return new Refused(status, code, detail ?? title, problems);
};
