import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fields } from '../../manifest/fields.ts';
import type { PageFile } from '../../ports.ts';
import type { Answer } from '../answered.ts';
import { namesTag } from '../etag.ts';
import { FRONT_PAGE, FRONT_PAGE_POLICY } from '../front-page.ts';
import { notFound } from '../guard.ts';
import { pagesPolicy } from '../pages-policy.ts';
import { publicRoute, type Route } from '../route.ts';
import type { Running } from '../running.ts';

const tag = 'pages';

/** The addresses that people see; what each shows is decided in the browser. */
const ADDRESSES: Readonly<Record<string, string>> = {
  '/': 'The documentaries there are',
  '/sign-in': 'Sign in by key or by a one-time link',
  '/people': 'Keys for people and programs',
  '/d/:documentary': "A partner's page: watch and download",
  '/d/:documentary/edit': "An editor's workplace",
  '/d/:documentary/translate/:language': "A translator's workplace",
  '/d/:documentary/workshops': 'The workshops at which the film is shown',
  '/d/:documentary/results': 'What people said at them',
  '/w/:workshop': 'The form of a workshop, for those who were there',
};

const HTML = 'text/html; charset=utf-8';

const show = async ({ services: { pages }, storeOrigin }: Running): Promise<Answer> => {
  if (!pages)
    return {
      status: 200,
      headers: { 'content-type': HTML, 'content-security-policy': FRONT_PAGE_POLICY },
      content: FRONT_PAGE,
    };
  const nonce = randomBytes(16).toString('base64');
  const headers = {
    'content-type': HTML,
    'content-security-policy': pagesPolicy(nonce, await storeOrigin()),
    'cache-control': 'no-store',
  };
  return { status: 200, headers, content: pages.html.replaceAll('__NONCE__', nonce) };
};

const page = ([path, summary]: readonly [string, string]): Route =>
  publicRoute({
    ...{ method: 'GET', path, tag, summary },
    params: z.record(z.string(), z.string().max(200)),
    replies: { 200: { description: 'a page', type: 'text/html' } },
    handle: async ({ running }) => show(running),
  });

/** Seconds: a year. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

const file = (path: string, nameOf: (given: string) => string): Route =>
  publicRoute({
    ...{ method: 'GET', path, tag, summary: 'A file of the pages' },
    params: fields({ file: z.string().max(200).optional() }),
    replies: { 200: { description: 'its bytes', type: 'application/octet-stream' } },
    handle: async ({ params, headers, running }) => {
      const found = running.services.pages?.file(nameOf(params.file ?? ''));
      if (!found) throw notFound('there is no such file of the pages.');
      return sendPageFile(found, headers);
    },
  });

const tags = new WeakMap<PageFile, string>();

/** Files stay as they were read: each is digested once. */
const tagOf = (found: PageFile): string => {
  const known = tags.get(found) ?? `"${createHash('sha256').update(found.bytes).digest('hex').slice(0, 32)}"`;
  tags.set(found, known);
  return known;
};

const sendPageFile = (found: PageFile, headers: Readonly<Record<string, string | string[] | undefined>>): Answer => {
  const etag = tagOf(found);
  const about = { etag, vary: 'accept-encoding', 'cache-control': found.named ? FOR_GOOD : 'no-cache' };
  if (namesTag(String(headers['if-none-match'] ?? ''), etag)) return { status: 304, headers: about };
  const accepted = String(headers['accept-encoding'] ?? '');
  const packing = Object.keys(found.packed).find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
  const content = (packing && found.packed[packing]) || found.bytes;
  const encoding = packing ? { 'content-encoding': packing } : {};
  return { status: 200, headers: { ...about, ...encoding, 'content-type': found.type }, content };
};

export const pageRoutes: readonly Route[] = [
  ...Object.entries(ADDRESSES).map(page),
  file('/assets/:file', (name) => `assets/${name}`),
  file('/icon.svg', () => 'icon.svg'),
];
