import { FAILURES, type FailureCode, PolyreelError } from '../errors.ts';
import type { Problem } from '../problem.ts';

/** Answers that only HTTP knows, beside those of the catalogue of failures. */
const HTTP_ONLY = {
  'bad-request': 400,
  csrf: 403,
  'method-not-allowed': 405,
  'too-slow': 408,
  gone: 410,
  'tus-version': 412,
  'range-not-satisfiable': 416,
  'headers-too-large': 431,
  'no-such-extension': 400,
} as const;

export type RefusalCode = FailureCode | keyof typeof HTTP_ONLY;
type Headers = Readonly<Record<string, string>>;

export const statusOf = (code: RefusalCode): number => (isFailure(code) ? FAILURES[code].http : HTTP_ONLY[code]);

const isFailure = (code: RefusalCode): code is FailureCode => Object.hasOwn(FAILURES, code);

/** A request that is answered with a problem document of its own status and headers. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly code: RefusalCode;
  readonly headers: Headers;
  readonly problems: readonly Problem[];

  constructor(code: RefusalCode, message: string, more: { headers?: Headers; problems?: readonly Problem[] } = {}) {
    super(message);
    this.code = code;
    this.headers = more.headers ?? {};
    this.problems = more.problems ?? [];
  }
}

/** Whatever was thrown, as an answer. Only what is ours says why: a stranger's message may hold a path or an address. */
export const refusalOf = (error: unknown, requestId: string): HttpRefusal => {
  if (error instanceof HttpRefusal) return error;
  if (error instanceof PolyreelError) return ofCatalogue(error, requestId);
  return ofFramework(error) ?? unexpected(requestId);
};

const AWAY = { 'store-away': 'the store', 'queue-away': 'the queue' } as const;

const ofCatalogue = ({ code, message, problems }: PolyreelError, requestId: string): HttpRefusal => {
  if (code === 'store-away' || code === 'queue-away') {
    const detail = `${AWAY[code]} does not answer at the moment; nothing was lost. Try again in a few seconds.`;
    return new HttpRefusal(code, detail, { headers: { 'retry-after': '5' } });
  }
  if (code === 'interrupted')
    return new HttpRefusal('queue-away', 'the service is being stopped. Try again in a few seconds.', {
      headers: { 'retry-after': '5' },
    });
  if (code === 'disk-full')
    return new HttpRefusal(code, 'the disk of the service is full. Tell its keeper; nothing that was there is lost.');
  return FAILURES[code].http >= 500 ? unexpected(requestId, code) : new HttpRefusal(code, message, { problems });
};

/** Codes of Fastify for what is the client's doing, with sentences of our own. */
const FRAMEWORK: Readonly<Record<string, readonly [RefusalCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'the body is larger than this address takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'wrong-type',
    'the content type cannot be read; write one such as application/json.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad-request', 'the body is not as long as Content-Length says.'],
  FST_ERR_BAD_URL: ['bad-request', 'the address cannot be read; look for a "%" that begins nothing.'],
  FST_ERR_ROUTE_MAX_PARAM_LENGTH: ['not-found', 'there is nothing at this address.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not-found', 'there is nothing at this address.'],
};

const ofFramework = (error: unknown): HttpRefusal | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { code = '', statusCode = 500 } = error as Error & { code?: string; statusCode?: number };
  const known = FRAMEWORK[code];
  if (known) return new HttpRefusal(...known);
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new HttpRefusal('bad-request', 'the body ended too early.');
  return statusCode < 500 ? new HttpRefusal('bad-request', 'the request cannot be understood.') : undefined;
};

const unexpected = (requestId: string, code: FailureCode = 'unexpected'): HttpRefusal =>
  new HttpRefusal(code, `something went wrong here, not with the request. The log tells what, under ${requestId}.`);
