import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { openService } from './support/service.ts';
import { makeDocumentary } from './support/world.ts';

it('every answer says that nobody may keep, frame or guess it: also refusals, events and what is not even HTTP', async () => {
  const service = await openService();
  const { url, admin, call } = service;
  await makeDocumentary(service, 'farm');
  const { id } = (await call('POST', '/v1/documentaries/farm/renders', { key: admin, json: {} })).json;
  const headersOf = async (path: string): Promise<Headers> => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${admin}` } });
    await response.body?.cancel();
    return response.headers;
  };
  const broken = await new Promise<string>((resolve) => {
    let said = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
    socket.on('data', (more) => (said += more)).on('close', () => resolve(said));
  });
  const lines = (broken.split('\r\n\r\n')[0] ?? '').split('\r\n').slice(1);
  const answers: [string, Headers][] = [
    ['nonsense', new Headers(lines.map((line) => line.split(': ') as [string, string]))],
  ];
  for (const path of ['/', '/v1/session', '/v1/nothing', '/v1/documentaries/no', `/v1/renders/${id}/events`])
    answers.push([path, await headersOf(path)]);
  for (const [path, headers] of answers) {
    const names = ['x-content-type-options', 'referrer-policy', 'x-frame-options', 'cache-control'];
    expect([path, ...names.map((name) => headers.get(name))]).toEqual([
      path,
      'nosniff',
      'no-referrer',
      'DENY',
      'no-store',
    ]);
    expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
  }
  await service.close();
});
