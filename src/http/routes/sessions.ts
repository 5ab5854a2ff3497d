import { findKey } from '../../documents/keys.ts';
import type { KeyEntry } from '../../documents/model.ts';
import { useSignInLink } from '../../documents/sign-in-links.ts';
import { noteChange } from '../audit.ts';
import { callerOf } from '../caller.ts';
import { tellKeysChanged } from '../forget-keys.ts';
import { requireOwnPage, requireToken } from '../own-page.ts';
import { publicRoute, type Route } from '../route.ts';
import { noSessionCookie, sessionCookie } from '../session-cookie.ts';
import type { SignedIn } from '../session-door.ts';
import { credentials, maybeSession, session } from '../session-shapes.ts';

const path = '/v1/session';
const tag = 'session';

const sessionView = ({ entry, csrf, expiresAt }: SignedIn) => ({
  ...{ role: entry.role, label: entry.label, key: entry.id },
  ...(entry.languages ? { languages: entry.languages } : {}),
  ...(entry.documentaries ? { documentaries: entry.documentaries } : {}),
  ...(entry.link ? { link: entry.link } : {}),
  ...{ csrf, expiresAt },
});

const post = publicRoute({
  ...{ method: 'POST', path, tag },
  summary: 'Signs a browser in, by a key or by a one-time link: the cookie is as good as the key, for 14 days at most',
  body: { kind: 'json', limit: 10_000 },
  bodySchema: credentials,
  replies: { 201: { description: 'who is signed in', schema: session } },
  handle: async ({ running, body, raw: { request } }) => {
    const { services, keys, sessions } = running;
    const { records } = services;
    requireOwnPage(services, request);
    const { key, link } = body;
    const find = async (): Promise<KeyEntry | undefined> =>
      link === undefined ? findKey(records, key ?? '') : useSignInLink(records, link);
    const entry = await keys.admit(find, request.ip, link === undefined ? 'key' : 'link');
    const before = await sessions.find(request);
    const begun = await sessions.begin(entry);
    if (before) {
      await sessions.end(before);
      await tellKeysChanged(running, before.entry.id);
    }
    const doing = { running, caller: callerOf(entry) };
    await noteChange(doing, 'session.create', undefined, { by: link === undefined ? 'key' : 'link' });
    const left = Date.parse(begun.expiresAt) - records.now().getTime();
    const cookie = sessionCookie(services, request, begun.text, left);
    return { status: 201, headers: { 'set-cookie': cookie }, json: sessionView(begun) };
  },
});

const get = publicRoute({
  ...{ method: 'GET', path, tag },
  summary: 'Who is signed in; null where nobody is',
  replies: { 200: { description: 'the session', schema: maybeSession } },
  handle: async ({ running: { sessions }, raw: { request } }) => {
    const found = await sessions.find(request);
    return { status: 200, json: { session: found ? sessionView(found) : null } };
  },
});

const end = publicRoute({
  ...{ method: 'DELETE', path, tag },
  summary: 'Signs out, for good',
  replies: { 204: { description: 'nobody is signed in any more' } },
  handle: async ({ running, raw: { request } }) => {
    const { services, sessions } = running;
    const found = await sessions.find(request);
    if (found) requireToken(services, request, found);
    else requireOwnPage(services, request);
    if (found) {
      await sessions.end(found);
      await tellKeysChanged(running, found.entry.id);
    }
    return { status: 204, headers: { 'set-cookie': noSessionCookie(services, request) } };
  },
});

export const sessionRoutes: readonly Route[] = [post, get, end];
