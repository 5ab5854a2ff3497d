import { PolyreelError } from '../../../errors.ts';
import type { S3Place } from './bucket.ts';

const KEYS = [
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidToken',
  'ExpiredToken',
  'AuthorizationHeaderMalformed',
];
const CLOCK = ['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'];
const FULL = ['QuotaExceeded', 'XMinioStorageFull', 'XMinioAdminBucketQuotaExceeded', 'InsufficientStorage'];
const NETWORK =
  /^(?:ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENET\w+|ERR_STREAM_PREMATURE_CLOSE|ERR_TLS\w+|HPE_\w+|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+)$/;

/** An answer that came, but is not what was asked for: cut short, or of another object. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/** What the store called its refusal; empty where it gave none. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

export const statusOf = (error: unknown): number | undefined => metadataOf(error)?.httpStatusCode;

/** How often the request was sent: after the first, a refusal may be the answer to our own success. */
export const attemptsOf = (error: unknown): number => metadataOf(error)?.attempts ?? 1;

/** Whether trying the same again is of no use: the client has done so already, or has waited long enough. */
export const isFinal = (error: unknown): boolean => metadataOf(error) !== undefined || nameOf(error) === 'TimeoutError';

const metadataOf = (error: unknown): { httpStatusCode?: number; attempts?: number } | undefined =>
  error instanceof Error && '$metadata' in error
    ? (error.$metadata as { httpStatusCode?: number; attempts?: number })
    : undefined;

/** Says in the catalogue's terms what the store refused; what has nothing to do with it comes back as it was. */
export const s3Failure = (place: S3Place, error: unknown): unknown => {
  if (error instanceof PolyreelError || !isOfStore(error)) return error;
  const refusal = refusalOf(place, error);
  if (refusal) return new PolyreelError(refusal.code, refusal.message, { cause: error });
  return new PolyreelError('store-away', `The store at ${place.endpoint} does not answer: ${saidBy(error)}.`, {
    cause: error,
  });
};

const isOfStore = (error: unknown): boolean =>
  error instanceof BadAnswer ||
  nameOf(error) === 'TimeoutError' ||
  metadataOf(error) !== undefined ||
  NETWORK.test(codeOf(error));

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const refusalOf = (
  { endpoint, bucket }: S3Place,
  error: unknown,
): { code: 'store-away' | 'disk-full' | 'unexpected'; message: string } | undefined => {
  // An answer that broke off is none, whatever its head said.
  if (NETWORK.test(codeOf(error))) return undefined;
  const [name, status = 0] = [nameOf(error), statusOf(error)];
  const away = (message: string) => ({ code: 'store-away' as const, message });
  if (KEYS.includes(name))
    return away(
      `The store at ${endpoint} refuses the access key (${name}): check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
    );
  if (CLOCK.includes(name))
    return away(`The store at ${endpoint} has another time (${name}): set this machine’s clock.`);
  if (name === 'NoSuchBucket')
    return away(`There is no bucket ${bucket} at ${endpoint}: create it, or set S3_BUCKET to one that is there.`);
  if (FULL.includes(name) || status === 507)
    return { code: 'disk-full', message: `The store at ${endpoint} is full (${name}): free some space in ${bucket}.` };
  if (status === 401 || status === 403)
    return away(
      `The store at ${endpoint} refuses access to ${bucket} (${name}, ${status}): check the access key and its rights.`,
    );
  if (status === 301) return away(`The bucket ${bucket} is in another region than S3_REGION says (${name}).`);
  if (status >= 400 && status < 500 && ![408, 409, 429].includes(status))
    return { code: 'unexpected', message: `The store at ${endpoint} refused a request: ${saidBy(error)}.` };
  return undefined;
};

/** Some stores send no sentence, and some errors of the network have no name of their own. */
const saidBy = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const message = error.message === 'UnknownError' ? '' : error.message;
  const name = /^(?:Error|BadAnswer)$/.test(error.name) ? '' : error.name;
  const status = statusOf(error);
  return [name, message, status ? `status ${status}` : ''].filter(Boolean).join(', ').replace(/\.$/, '');
};
