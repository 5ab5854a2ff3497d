import { describe, expect, it } from 'vitest';
import { serviceLogger } from '../../src/http/logger.ts';

describe('the log', () => {
  it('has no key and no signature in it, wherever a library leaves them', () => {
    let said = '';
    const logger = serviceLogger({ write: (line) => (said += line) });
    const link = 'https://s3.example/films/a.mp4?X-Amz-Credential=SECRET1&X-Amz-Signature=SECRET2&x=1';
    const cause = new Error(`GET ${link} failed`);
    const error = Object.assign(new Error('Authorization: Bearer SECRET3', { cause }), {
      code: 'ECONNRESET',
      $response: { headers: { authorization: 'SECRET4' } },
    });
    logger.error({ err: error, authorization: 'SECRET5', headers: { authorization: 'SECRET6' } }, 'failed');
    const cut = new Error('GET https://films.example/v1/play/SECRET7.SECRET8/hls/master.m3u8 broke off');
    logger.error({ err: cut }, 'failed');
    logger.child({ request: 'r1' }).warn({ err: `refused ${link}` }, 'failed');
    expect(said).not.toContain('SECRET');
    expect(said).toContain('https://s3.example/films/a.mp4?X-Amz-Credential=[cut]&X-Amz-Signature=[cut]&x=1');
    expect(said).toContain('https://films.example/v1/play/[cut]/hls/master.m3u8 broke off');
    expect(said).toContain('"code":"ECONNRESET"');
    expect(said).toContain('"request":"r1"');
  });
});
