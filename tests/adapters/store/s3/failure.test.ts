import { describe, expect, it } from 'vitest';
import { s3Failure } from '../../../../src/adapters/store/s3/failure.ts';

const place = {
  ...{ endpoint: 'http://127.0.0.1:9', region: 'us-east-1', bucket: 'films' },
  ...{ accessKeyId: 'key', secretAccessKey: 'secret' },
};

/** As the client throws it: what the network said, and what the head of the answer was. */
const thrown = (message: string, more: object): Error => Object.assign(new Error(message), more);

describe('what a bucket did not do', () => {
  it.each([
    ['an answer that broke off behind a good head', { code: 'ECONNRESET', $metadata: { httpStatusCode: 200 } }],
    ['an answer that broke off behind a bad head', { code: 'ECONNRESET', $metadata: { httpStatusCode: 404 } }],
    ['a request that broke off', { code: 'ECONNRESET', name: 'TimeoutError' }],
    ['an answer that says so', { $metadata: { httpStatusCode: 503 } }],
  ])('is that it is away: %s', (_what, more) => {
    expect(s3Failure(place, thrown('aborted', more))).toMatchObject({ code: 'store-away' });
  });

  it('is a refusal where the whole answer says so', () => {
    const refused = thrown('no such thing', { $metadata: { httpStatusCode: 404 } });
    expect(s3Failure(place, refused)).toMatchObject({ code: 'unexpected' });
  });
});
