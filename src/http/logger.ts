import { type DestinationStream, type Logger, pino } from 'pino';
import { withoutKeys } from '../documents/secret.ts';

/** Where a secret could stand in what libraries give to a log: an error of the S3 client holds its request. */
const SECRET = ['authorization', 'Authorization', 'cookie', 'headers.authorization', 'req.headers', 'res.headers'];

/** JSON lines with no secret in them: no key, no signature of an address, no body. */
export const serviceLogger = (destination?: DestinationStream, level = 'info'): Logger => {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET, censor: '[cut]' },
    serializers: { err: plainError },
  };
  return destination ? pino(options, destination) : pino(options);
};

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** Only the fields of an error that are known to be words; in them, what signs an address or is a key is cut out. */
const plainError = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutSecrets(String(error)) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    ...code,
    ...(error.stack ? { stack: withoutSecrets(error.stack) } : {}),
    ...(error.cause !== undefined && depth < 5 ? { cause: plainError(error.cause, depth + 1) } : {}),
  };
};

const withoutSecrets = (text: string): string =>
  withoutKeys(text)
    .replace(/([?&](?:X-Amz-[\w-]+|Signature|AWSAccessKeyId|token)=)[^&\s"']*/gi, '$1[cut]')
    .replace(/(\/v1\/play\/)[^/\s"'?]+/g, '$1[cut]')
    .replace(/\b(Bearer) +[\w.~+/=-]+/gi, '$1 [cut]');
