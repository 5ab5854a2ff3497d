import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RangeServer, startRangeServer } from '../../../src/adapters/store/range-server.ts';
import { until } from '../../support/program.ts';
import { noise } from './contract/bench.ts';

const film = noise(9_000_000);
let server: RangeServer;
let url = '';
beforeAll(async () => {
  server = await startRangeServer(5);
  url = server.urlOf('film', { size: film.length, read: async (first, end) => film.subarray(first, end) });
});
afterAll(() => server.close());

const ask = async (range?: string, method = 'GET') => {
  const answer = await fetch(url, { method, headers: range ? { range } : {} });
  const body = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, range: answer.headers.get('content-range'), body, headers: answer.headers };
};

describe('the server of ranges', () => {
  it('listens on this machine only, at an address that is hard to guess and stays the same', () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{48}$/);
    expect(server.urlOf('film', { size: 9_000_000, read: async (first, end) => film.subarray(first, end) })).toBe(url);
  });

  it('gives the whole, and says that it could give parts', async () => {
    const { status, body, headers } = await ask();
    expect([status, headers.get('accept-ranges'), body.equals(film)]).toEqual([200, 'bytes', true]);
    const head = await ask(undefined, 'HEAD');
    expect([head.status, head.headers.get('content-length'), head.body.length]).toEqual([200, '9000000', 0]);
  });

  it.each<[string, number, number]>([
    ['bytes=0-0', 0, 1],
    ['bytes=0-', 0, 9_000_000],
    ['bytes=4194300-8388700', 4_194_300, 8_388_701],
    ['bytes=8999999-', 8_999_999, 9_000_000],
    ['bytes=8999990-99999999', 8_999_990, 9_000_000],
    ['bytes=-10', 8_999_990, 9_000_000],
  ])('gives %s', async (range, first, end) => {
    const { status, range: told, body } = await ask(range);
    expect([status, told]).toEqual([206, `bytes ${first}-${end - 1}/9000000`]);
    expect(body.equals(film.subarray(first, end))).toBe(true);
  });

  it.each(['bytes=9000000-', 'bytes=5-4', 'bytes=-', 'items=0-1', 'bytes=0-1,4-5'])('refuses %s', async (range) => {
    const { status, range: told } = await ask(range);
    expect([status, told]).toEqual([416, 'bytes */9000000']);
  });

  it('knows no other address and takes nothing', async () => {
    const answer = await fetch(url.slice(0, -1));
    expect([answer.status, (await ask(undefined, 'POST')).status]).toEqual([404, 405]);
  });

  it.each([0, 5_000_000])(
    'waits while what lies after byte %i cannot be read, and goes on when it can',
    async (from) => {
      let failures = 0;
      const broken = server.urlOf(`broken ${from}`, {
        size: film.length,
        read: async (first, end) => {
          if (first >= from && failures++ < 3) throw new Error('the store is away');
          // Less than was asked for is not the end either.
          return film.subarray(first, failures === 5 ? end - 1 : end);
        },
      });
      const body = Buffer.from(await (await fetch(broken)).arrayBuffer());
      expect([failures > 3, body.equals(film)]).toEqual([true, true]);
    },
  );

  it('never ends what it cannot give whole, and asks no more when the reader has left', async () => {
    let asks = 0;
    const away = server.urlOf('away', {
      size: film.length,
      read: async (first, end) => {
        if (first === 0) return film.subarray(0, end);
        asks++;
        throw new Error('the store is away');
      },
    });
    const leaving = new AbortController();
    const reading = fetch(away, { signal: leaving.signal }).then((answer) => answer.arrayBuffer());
    await until('it has been asked again and again', () => asks > 5);
    leaving.abort();
    await expect(reading).rejects.toThrow('abort');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = asks;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asks).toBe(before);
  });

  it('gives an object of no bytes', async () => {
    const empty = server.urlOf('empty', { size: 0, read: async () => new Uint8Array(0) });
    const answer = await fetch(empty);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});
