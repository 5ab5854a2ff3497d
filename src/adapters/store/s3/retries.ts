import type { S3ClientConfig } from '@aws-sdk/client-s3';

type Retries = Exclude<NonNullable<S3ClientConfig['retryStrategy']>, { retry: unknown }>;
type Token = Awaited<ReturnType<Retries['acquireInitialRetryToken']>>;

const ATTEMPTS = 3;
/** Milliseconds before the second attempt; four times as many before the third. */
const PAUSE = 100;

/**
 * Tries a request again where that may help: at once, twice, and never when the first attempt began too long ago. A
 * store that is away is found to be away within seconds, whatever way it has of being away.
 * @param patience milliseconds
 */
export const newRetries = (patience: number): Retries => ({
  acquireInitialRetryToken: async () => newToken(0, performance.now()),
  refreshRetryTokenForRetry: async (token, { errorType }) => {
    const { count, since } = read(token);
    const mayHelp = errorType === 'TRANSIENT' || errorType === 'THROTTLING' || errorType === 'SERVER_ERROR';
    if (!mayHelp || count + 1 >= ATTEMPTS || performance.now() - since > patience) throw new Error('no more attempts');
    await new Promise((resolve) => setTimeout(resolve, PAUSE * 4 ** count * (0.5 + Math.random())));
    return newToken(count + 1, since);
  },
  recordSuccess: () => {},
});

interface OurToken extends Token {
  readonly since: number;
}

const newToken = (count: number, since: number): OurToken => ({
  since,
  getRetryCount: () => count,
  getRetryDelay: () => 0,
});

const read = (token: Token): { count: number; since: number } => ({
  count: token.getRetryCount(),
  since: 'since' in token ? Number(token.since) : performance.now(),
});
