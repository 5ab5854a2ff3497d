import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeStoreOrigin } from './support/fake-store-origin.ts';
import { openService, type TestService } from './support/service.ts';

const script = Buffer.from('export const x = 1;'.repeat(20));
const small = Buffer.from('packed');
const pages = {
  html: '<!doctype html><meta name="csp-nonce" content="__NONCE__"><script src="/assets/a-12345678.js"></script>',
  file: (path: string) =>
    path === 'assets/a-12345678.js'
      ? { type: 'text/javascript; charset=utf-8', bytes: script, packed: { br: small }, named: true }
      : path === 'icon.svg'
        ? { type: 'image/svg+xml', bytes: Buffer.from('<svg/>'), packed: {}, named: false }
        : undefined,
};

let service: TestService;
beforeAll(async () => {
  service = await openService({ pages });
});
afterAll(() => service.close());

describe('the pages', () => {
  it.each([
    ...['/', '/sign-in', '/people', '/d/farm', '/d/farm/edit', '/d/farm/translate/cs'],
    ...['/d/farm/workshops', '/d/farm/results', '/w/abcdefgh'],
    // What stands behind the question mark is the page's own to read.
    ...['/d/farm?edition=workshop&t=95', '/d/farm/results?workshop=abcdefgh', '/w/abcdefgh?paper', '/?a=1&a=2'],
  ])('%s is the page', async (path) => {
    const { status, text, headers } = await service.call('GET', path);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    const nonce = /content="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; media-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });

  it('have a number of their own in every answer', async () => {
    const [one, other] = await Promise.all(['/', '/'].map((path) => service.call('GET', path)));
    expect(one?.text).not.toBe(other?.text);
  });

  it('send their files for good, packed for those who can unpack', async () => {
    const at = `${service.url}/assets/a-12345678.js`;
    const plain = await fetch(at, { headers: { 'accept-encoding': 'identity' } });
    expect(Buffer.from(await plain.arrayBuffer())).toEqual(script);
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('vary')).toBe('accept-encoding');
    const etag = plain.headers.get('etag') ?? '';
    const packed = await service.app.inject({
      url: '/assets/a-12345678.js',
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.rawPayload).toEqual(small);
    const again = await fetch(at, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('let a browser ask again for what keeps its name', async () => {
    const { headers } = await fetch(`${service.url}/icon.svg`);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toBe('image/svg+xml');
  });

  it.each(['/assets/none.js', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e%2findex.html'])(
    'have no %s',
    async (path) => {
      expect((await service.call('GET', path)).status).toBe(404);
    },
  );

  it('may fetch films from the store that gives them out itself', async () => {
    const other = await openService({ pages }, fakeStoreOrigin('https://films.example'));
    const { headers } = await other.call('GET', '/');
    expect(headers.get('content-security-policy')).toContain("media-src 'self' https://films.example data: blob:");
    await other.close();
  });
});
