import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newGrants } from '../../src/documents/grants.ts';
import { createKey, findKey, revokeKey } from '../../src/documents/keys.ts';
import { TABLE } from '../../src/http/table.ts';
import { signIn } from '../http/support/browser-like.ts';
import type { CallOptions } from '../http/support/client.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { makeStream, segmentName } from '../http/support/streams.ts';
import { makeDocumentary, makeRelease, manifest, TRACKS } from '../http/support/world.ts';

const [ALL, EDITORS, HOSTS, TRANSLATORS, ADMINS] = [
  ['editor', 'translator', 'partner'],
  ['editor'],
  ['editor', 'partner'],
  ['editor', 'translator'],
  [],
] as const;

interface Rule {
  /** Besides admins; undefined: everybody, without a key. */
  readonly who?: readonly string[];
  /** Whether who has no key is answered too: here, that nothing is public. */
  readonly open?: true;
  /** Whether a translator's language must match. */
  readonly byLanguage?: true;
  /** Whether a translator sees only what they asked for themselves. */
  readonly byAsker?: true;
  /** A request that is good where it is allowed, and how that is answered. */
  readonly send?: (language: string) => CallOptions;
  readonly status: number;
}

const tus = { 'tus-resumable': '1.0.0' };
const filename = `filename ${Buffer.from('farm.mp4').toString('base64')}`;
const part = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };

const EVENING = { place: 'Village hall', country: 'CZ', date: '2026-05-12', closesOn: '2999-12-31' };

/** Said once more, apart from the table: who may what, and what happens then. */
const RULES: Readonly<Record<string, Rule>> = {
  'GET /': { status: 200 },
  'GET /sign-in': { status: 200 },
  'GET /people': { status: 200 },
  'GET /d/:documentary': { status: 200 },
  'GET /d/:documentary/edit': { status: 200 },
  'GET /d/:documentary/workshops': { status: 200 },
  'GET /d/:documentary/results': { status: 200 },
  'GET /w/:workshop': { status: 200 },
  'GET /d/:documentary/translate/:language': { status: 200 },
  // What it holds was not released with a page for the hall.
  'GET /d/:documentary/screening': { who: ALL, status: 404 },
  // The pages were not built for this service.
  'GET /assets/:file': { status: 404 },
  'GET /icon.svg': { status: 404 },
  'GET /healthz': { status: 200 },
  'GET /readyz': { status: 200 },
  'GET /metrics': { status: 200 },
  'GET /openapi.json': { status: 200 },
  'GET /v1/documentaries': { who: ALL, status: 200, open: true },
  'GET /v1/documentaries/:documentary': { who: ALL, status: 200 },
  'PATCH /v1/documentaries/:documentary': { who: EDITORS, status: 200, send: () => ({ json: { autoRender: false } }) },
  'GET /v1/documentaries/:documentary/manifest': { who: EDITORS, status: 200 },
  'PUT /v1/documentaries/:documentary/manifest': { who: EDITORS, status: 200 },
  'POST /v1/documentaries/:documentary/manifest/check': { who: EDITORS, status: 200, send: () => ({ json: {} }) },
  'GET /v1/documentaries/:documentary/manifest/history': { who: EDITORS, status: 200 },
  'GET /v1/documentaries/:documentary/timeline': { who: TRANSLATORS, status: 200 },
  'GET /v1/documentaries/:documentary/timeline/:shot.jpg': { who: TRANSLATORS, status: 200 },
  'GET /v1/documentaries/:documentary/media': { who: EDITORS, status: 200 },
  'OPTIONS /v1/documentaries/:documentary/media': { status: 204 },
  'POST /v1/documentaries/:documentary/media': {
    ...{ who: EDITORS, status: 201 },
    send: () => ({ headers: { ...tus, 'upload-length': '9', 'upload-metadata': filename } }),
  },
  'HEAD /v1/documentaries/:documentary/media/:upload': { who: EDITORS, status: 200, send: () => ({ headers: tus }) },
  'PATCH /v1/documentaries/:documentary/media/:upload': {
    ...{ who: EDITORS, status: 204 },
    send: () => ({ headers: part, body: 'film' }),
  },
  'DELETE /v1/documentaries/:documentary/media/:upload': { who: EDITORS, status: 204, send: () => ({ headers: tus }) },
  'PUT /v1/documentaries/:documentary/subtitles/:language': {
    ...{ who: TRANSLATORS, byLanguage: true, status: 200 },
    send: (language) => ({ body: TRACKS[language] ?? '' }),
  },
  'GET /v1/documentaries/:documentary/subtitles/:language': { who: TRANSLATORS, status: 200 },
  'POST /v1/documentaries/:documentary/subtitles/:language/check': {
    ...{ who: TRANSLATORS, byLanguage: true, status: 200 },
    send: (language) => ({ body: TRACKS[language] ?? '' }),
  },
  'POST /v1/documentaries/:documentary/subtitles/:language/repair': {
    ...{ who: TRANSLATORS, byLanguage: true, status: 200 },
    send: () => ({ json: { cues: [] } }),
  },
  'GET /v1/documentaries/:documentary/subtitles/:language/limits': { who: TRANSLATORS, status: 200 },
  'GET /v1/documentaries/:documentary/subtitles/:language/draft': {
    ...{ who: TRANSLATORS, byLanguage: true, status: 200 },
  },
  'PUT /v1/documentaries/:documentary/subtitles/:language/draft': {
    ...{ who: TRANSLATORS, byLanguage: true, status: 200 },
    send: () => ({ json: { cues: [] }, headers: { 'if-match': '*' } }),
  },
  'DELETE /v1/documentaries/:documentary/subtitles/:language/draft': {
    ...{ who: TRANSLATORS, byLanguage: true, status: 204 },
  },
  'GET /v1/documentaries/:documentary/subtitles/:language/history': { who: TRANSLATORS, status: 200 },
  'POST /v1/documentaries/:documentary/plan': {
    ...{ who: TRANSLATORS, byLanguage: true, status: 200 },
    send: (language) => ({ json: { languages: [language] } }),
  },
  'POST /v1/documentaries/:documentary/renders': {
    ...{ who: TRANSLATORS, byLanguage: true, status: 202 },
    send: (language) => ({ json: { languages: [language] } }),
  },
  'GET /v1/documentaries/:documentary/renders': { who: TRANSLATORS, status: 200 },
  'GET /v1/renders/:render': { who: TRANSLATORS, byAsker: true, status: 200 },
  'GET /v1/renders/:render/spans': { who: TRANSLATORS, byAsker: true, status: 200 },
  'GET /v1/renders/:render/events': { who: TRANSLATORS, byAsker: true, status: 200 },
  'POST /v1/renders/:render/cancel': { who: TRANSLATORS, byAsker: true, status: 200 },
  'GET /v1/renders/:render/files/:file*': { who: TRANSLATORS, byAsker: true, status: 200 },
  'GET /v1/documentaries/:documentary/releases': { who: ALL, status: 200 },
  'GET /v1/documentaries/:documentary/releases/latest': { who: ALL, status: 200 },
  'GET /v1/documentaries/:documentary/releases/:release': { who: ALL, status: 200 },
  'PUT /v1/documentaries/:documentary/releases/latest': { who: EDITORS, status: 200 },
  'DELETE /v1/documentaries/:documentary/releases/:release': { who: EDITORS, status: 200 },
  'GET /v1/documentaries/:documentary/downloads': { who: EDITORS, status: 200 },
  'GET /v1/documentaries/:documentary/downloads/:file*': { who: ALL, status: 200 },
  // Its address is the permit: whatever key comes with it makes no difference.
  'GET /v1/play/:grant/:file*': { status: 200 },
  'OPTIONS /v1/play/:grant/:file*': { status: 204 },
  'GET /v1/keys': { who: ADMINS, status: 200 },
  'POST /v1/keys': { who: ADMINS, status: 201, send: () => ({ json: { role: 'partner', label: 'Village hall' } }) },
  'DELETE /v1/keys/:key': { who: ADMINS, status: 200 },
  'POST /v1/keys/:key/link': { who: ADMINS, status: 201 },
  'POST /v1/documentaries/:documentary/links': {
    ...{ who: EDITORS, status: 201 },
    send: () => ({ json: { days: 30, label: 'Village hall' } }),
  },
  'GET /v1/documentaries/:documentary/links': { who: EDITORS, status: 200 },
  'DELETE /v1/documentaries/:documentary/links/:key': { who: EDITORS, status: 200 },
  'POST /v1/documentaries/:documentary/workshops': { who: HOSTS, status: 201, send: () => ({ json: EVENING }) },
  'GET /v1/documentaries/:documentary/workshops': { who: HOSTS, status: 200 },
  'GET /v1/documentaries/:documentary/workshops/:workshop': { who: HOSTS, status: 200 },
  'PATCH /v1/documentaries/:documentary/workshops/:workshop': {
    ...{ who: HOSTS, status: 200 },
    send: () => ({ json: { audience: 40 } }),
  },
  'DELETE /v1/documentaries/:documentary/workshops/:workshop': { who: HOSTS, status: 204 },
  'GET /v1/documentaries/:documentary/workshops/:workshop/sheet.pdf': { who: HOSTS, status: 200 },
  'GET /v1/documentaries/:documentary/results': { who: HOSTS, status: 200 },
  'GET /v1/documentaries/:documentary/results.csv': { who: HOSTS, status: 200 },
  'GET /v1/documentaries/:documentary/results.html': { who: HOSTS, status: 200 },
  'POST /v1/documentaries/:documentary/screenings': {
    ...{ who: ALL, status: 204 },
    send: () => ({ json: { language: 'cs' } }),
  },
  // The address of a form is what lets people answer.
  'GET /v1/workshops/:workshop': { status: 200 },
  'POST /v1/workshops/:workshop/answers': {
    status: 204,
    send: () => ({ json: { id: 'somebody-or-other', language: 'cs', answers: { useful: 4 } } }),
  },
  'POST /v1/session': { status: 201 },
  'GET /v1/session': { status: 200 },
  'DELETE /v1/session': { status: 204 },
  'GET /v1/audit': { who: ADMINS, status: 200 },
};

interface Holder {
  readonly role: string;
  readonly languages?: readonly string[];
  readonly documentaries?: readonly string[];
}

/** Who knocks; `farm` is the documentary that bound keys are bound to. */
const HOLDERS: Readonly<Record<string, Holder | undefined>> = {
  nobody: undefined,
  stranger: { role: 'stranger' },
  revoked: { role: 'stranger' },
  expired: { role: 'stranger' },
  admin: { role: 'admin' },
  editor: { role: 'editor' },
  'editor of farm': { role: 'editor', documentaries: ['farm'] },
  'translator of cs': { role: 'translator', languages: ['cs'] },
  'translator of cs in farm': { role: 'translator', languages: ['cs'], documentaries: ['farm'] },
  partner: { role: 'partner' },
  'partner of farm': { role: 'partner', documentaries: ['farm'] },
};

interface Case {
  readonly name: string;
  readonly line: string;
  readonly holder: string;
  readonly documentary: string;
  readonly language: string;
}

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;
const CASES: readonly Case[] = TABLE.map(nameOf).flatMap((line) =>
  Object.keys(HOLDERS).flatMap((holder) =>
    (/:(documentary|render)/.test(line) ? ['farm', 'mill'] : ['farm']).flatMap((documentary) =>
      (RULES[line]?.byLanguage ? ['cs', 'hr'] : ['cs']).map((language) => ({
        ...{ line, holder, documentary, language },
        name: `${line}, ${holder}, ${documentary}, ${language}`,
      })),
    ),
  ),
);

const expected = ({ line, holder, documentary, language }: Case): number => {
  const { who, byLanguage, byAsker, open, status } = RULES[line] ?? { status: 0 };
  if (!who || (open && holder === 'nobody')) return status;
  const { role, languages, documentaries } = HOLDERS[holder] ?? { role: '' };
  if (role === '' || role === 'stranger') return 401;
  if (role === 'admin') return status;
  if (!who.includes(role)) return 403;
  if (documentaries && !documentaries.includes(documentary) && /:(documentary|render)/.test(line)) return 404;
  if (byLanguage && languages && !languages.includes(language)) return 403;
  // What they ask about below was asked for by an admin.
  return byAsker && role === 'translator' ? 404 : status;
};

describe('every route, for every key, documentary and language', () => {
  let service: TestService;
  const keys = new Map<string, string>();
  const releases = new Map<string, string>();

  beforeAll(async () => {
    service = await openService({ limits: { failedKeys: 1_000_000 } });
    for (const id of ['farm', 'mill']) {
      await makeDocumentary(service, id);
      releases.set(id, (await makeRelease(service, id, new Uint8Array(64))).id);
    }
    for (const [name, holder] of Object.entries(HOLDERS))
      if (holder) keys.set(name, holder.role === 'stranger' ? await newUseless(name) : await service.key(holder));
  });
  afterAll(() => service.close());

  /** The text of an admin's key that was revoked, or has expired; or of one that was never made. */
  const newUseless = async (name: string): Promise<string> => {
    const { records } = service;
    const yesterday = { ...records, now: () => new Date(Date.now() - 86_400_000) };
    const expiresAt = new Date(Date.now() - 60_000).toISOString();
    const wanted = { role: 'admin', label: name, author: { key: 'start', label: 'tests', role: 'admin' } } as const;
    if (name === 'stranger') return 'never-made';
    const made = await createKey(yesterday, name === 'expired' ? { ...wanted, expiresAt } : wanted);
    if (name === 'revoked') await revokeKey(records, made.entry.id);
    return made.key;
  };

  /** Something for each name in an address: made anew where a request may use it up. */
  const fill = async ({ line, documentary, language, holder }: Case): Promise<string> => {
    const { call, admin } = service;
    const parts: Record<string, string> = {
      documentary,
      language,
      release: releases.get(documentary) ?? '',
      shot: '0',
    };
    if (line.includes('/draft')) await newDraft(documentary, language);
    if (line.includes(':render')) parts.render = await newRender(documentary, language);
    if (line.includes(':upload')) parts.upload = await newUpload(documentary, keys.get(holder));
    if (line.includes(':key')) {
      const isLink = line.includes('/links/');
      const at = isLink ? `/v1/documentaries/${documentary}/links` : '/v1/keys';
      const json = { ...(isLink ? { days: 1 } : { role: 'partner' }), label: 'To be revoked' };
      const made = await call('POST', at, { key: admin, json });
      parts.key = isLink ? made.json.key : made.json.id;
    }
    if (line.includes(':workshop')) {
      const made = await call('POST', `/v1/documentaries/${documentary}/workshops`, { key: admin, json: EVENING });
      parts.workshop = made.json.id;
    }
    if (line.startsWith('DELETE') && line.includes(':release'))
      parts.release = (await makeRelease(service, documentary, new Uint8Array(64))).id;
    if (line.includes(':grant')) [parts.grant = '', parts.file = ''] = await newGrant(documentary);
    else parts.file = line.includes(':render') ? 'part.mp4' : `${documentary}.cs.720p.mp4`;
    const path = (line.split(' ')[1] ?? '').replace(/:(\w+)\*?/g, (_, name: string) => parts[name] ?? '');
    return line === 'GET /v1/audit' ? `${path}?day=2026-11-24` : path;
  };

  const newDraft = async (documentary: string, language: string): Promise<void> => {
    const at = `/v1/documentaries/${documentary}/subtitles/${language}/draft`;
    await service.call('PUT', at, { key: service.admin, json: { cues: [] } });
  };

  const newGrant = async (documentary: string): Promise<string[]> => {
    const { id, edition } = await makeStream(service, documentary, 'words');
    const { admin, records } = service;
    const entry = await findKey(records, admin);
    const to = { documentary, edition, release: id, key: entry?.id ?? '' };
    return [(await newGrants(records).give(to)).text, segmentName('words')];
  };

  const newRender = async (documentary: string, language: string): Promise<string> => {
    const { call, admin, renders, records } = service;
    const at = `/v1/documentaries/${documentary}/renders`;
    const { json } = await call('POST', at, { key: admin, json: { languages: [language], preview: { shot: 0 } } });
    const key = 'c'.repeat(64);
    await records.store.replace(`results/cc/${key}/data`, new Uint8Array(8));
    const file = { name: 'part.mp4', kind: 'burned', bytes: 8, sha256: 'd', key, type: 'video/mp4' } as const;
    renders.changeSilently(json.id, { state: 'succeeded', files: [file] });
    return json.id;
  };

  /** Where the key may not begin one, an admin's stands there. */
  const newUpload = async (documentary: string, key: string | undefined): Promise<string> => {
    const at = `/v1/documentaries/${documentary}/media`;
    const headers = { ...tus, 'upload-length': '9', 'upload-metadata': filename };
    const own = await service.call('POST', at, { headers, ...(key ? { key } : {}) });
    const made = own.status === 201 ? own : await service.call('POST', at, { headers, key: service.admin });
    return made.headers.get('location')?.split('/').at(-1) ?? '';
  };

  it('has a rule for each line of the table', () => {
    expect(Object.keys(RULES).sort()).toEqual(TABLE.map(nameOf).sort());
  });

  const request = async (one: Case, more: CallOptions = {}, path?: string) => {
    const bodies: Readonly<Record<string, unknown>> = {
      'PUT /v1/documentaries/:documentary/manifest': manifest(one.documentary),
      'PUT /v1/documentaries/:documentary/releases/latest': { release: releases.get(one.documentary) },
      'POST /v1/session': { key: service.admin },
    };
    const json = bodies[one.line];
    const send = json === undefined ? (RULES[one.line]?.send?.(one.language) ?? {}) : { json };
    const headers = { ...send.headers, ...more.headers };
    return service.call(one.line.split(' ')[0] ?? '', path ?? (await fill(one)), { ...send, ...more, headers });
  };

  it.each(CASES)('$name', async (one) => {
    const key = keys.get(one.holder);
    const answered = await request(one, key ? { key } : {});
    expect({ status: answered.status, text: answered.status < 400 ? '' : answered.text }).toMatchObject({
      status: expected(one),
    });
  });

  const CHANGES = CASES.filter(
    ({ line, holder, documentary, language }) =>
      holder === 'admin' &&
      documentary === 'farm' &&
      language === 'cs' &&
      !/^(?:GET|HEAD|OPTIONS) /.test(line) &&
      (RULES[line]?.who || line.endsWith(' /v1/session')),
  );

  it.each(CHANGES)('changes nothing with a cookie alone, or from a page of another site: $line', async (one) => {
    const { cookie, csrf } = await signIn(service, { key: keys.get('admin') ?? '' });
    const token = { cookie, 'x-csrf-token': csrf };
    const path = await fill({ ...one, holder: 'admin' });
    const attempts: Readonly<Record<string, Record<string, string>>> = {
      ...(one.line === 'POST /v1/session'
        ? {}
        : { 'no token': { cookie }, 'a wrong one': { cookie, 'x-csrf-token': 'x' } }),
      'another site': { ...token, origin: 'https://evil.example' },
      'another port': { ...token, origin: 'http://127.0.0.1:1' },
      'no site': { ...token, origin: 'null' },
      'what a browser says of another site': { ...token, 'sec-fetch-site': 'cross-site' },
      'what it says of a neighbour': { ...token, 'sec-fetch-site': 'same-site' },
    };
    for (const [name, headers] of Object.entries(attempts)) {
      const { status, json } = await request(one, { headers }, path);
      expect([status, json?.code ?? (one.line.startsWith('HEAD') ? 'csrf' : undefined)], name).toEqual([403, 'csrf']);
    }
    expect((await request(one, { headers: token }, path)).status).toBe(RULES[one.line]?.status);
  });

  /** Names of what belongs to one documentary. A new one in the table is tried here, or said not to. */
  const OWNED = ['upload', 'release', 'key', 'file', 'workshop'];
  const FREE = ['documentary', 'language', 'shot', 'render', 'grant'];

  it('knows of every name in an address whether what is called so belongs to a documentary', () => {
    const names = TABLE.flatMap(({ path }) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name));
    expect(names.filter((name) => ![...OWNED, ...FREE].includes(name))).toEqual([]);
  });

  const FOREIGN = CASES.filter(
    ({ line, holder, documentary, language }) =>
      documentary === 'mill' &&
      language === 'cs' &&
      ['admin', 'editor', 'editor of farm', 'partner of farm'].includes(holder) &&
      OWNED.some((name) => line.includes(`/:documentary/`) && line.includes(`:${name}`)),
  );

  it.each(FOREIGN)('gives nothing of mill to who asks about farm: $line, $holder', async (one) => {
    const path = (await fill(one.holder === 'editor of farm' ? { ...one, holder: 'admin' } : one)).replace(
      '/documentaries/mill/',
      '/documentaries/farm/',
    );
    const key = keys.get(one.holder) ?? '';
    const { status } = await request(one, { key }, path);
    const may = one.holder === 'admin' || RULES[one.line]?.who?.includes(HOLDERS[one.holder]?.role ?? '');
    expect(status).toBe(may ? 404 : 403);
  });

  it('makes no release of mill the latest of farm', async () => {
    const at = '/v1/documentaries/farm/releases/latest';
    const json = { release: releases.get('mill') };
    for (const key of [service.admin, keys.get('editor of farm') ?? ''])
      expect((await service.call('PUT', at, { key, json })).status).toBe(404);
  });

  it.each([
    'Bearer',
    'Bearer ',
    'bearer\t',
    'Bearer a b',
    'Bearer a,b',
    `Bearer ${'x'.repeat(513)}`,
    'Basic eDp5',
    'Token x',
    'Bearer \u00e9',
    'Bearer "x"',
    ',',
  ])('takes no key that is none: %j', async (authorization) => {
    const { cookie } = await signIn(service, { key: service.admin });
    // Also where a cookie would let it in: whoever sends a key means it.
    for (const headers of [{ authorization }, { authorization, cookie }])
      expect((await service.call('GET', '/v1/keys', { headers })).status).toBe(401);
  });
});
