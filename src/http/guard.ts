import type { FastifyRequest } from 'fastify';
import { documentaryOf } from '../documents/render-names.ts';
import { PolyreelError } from '../errors.ts';
import { type Access, decide, type Subject } from './access.ts';
import type { Caller } from './caller.ts';
import { unauthorized } from './key-door.ts';
import { anybody } from './public-door.ts';
import { HttpRefusal, refusalOf } from './refusal.ts';
import type { Route } from './route.ts';
import type { Running } from './running.ts';
import { whoSends } from './who-sends.ts';

/** Lets a request in before a byte of its body is read. @throws HttpRefusal or PolyreelError where it may not, or not so */
export const letIn = async (route: Route, request: FastifyRequest, running: Running): Promise<Caller | undefined> => {
  const caller = route.access && (await callerFor(route.access, request, running));
  refuseType(route, request);
  return caller;
};

const OUT: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'not-found']);

/** Whether a request that is being answered for long would be let in now; also true where nobody can tell. */
export const wouldBeLetIn = async (route: Route, request: FastifyRequest, running: Running): Promise<boolean> => {
  try {
    await letIn(route, request, running);
    return true;
  } catch (error) {
    return !OUT.has(refusalOf(error, request.id).code);
  }
};

const callerFor = async (access: Access, request: FastifyRequest, running: Running): Promise<Caller> => {
  const subject = subjectOf(request.params);
  const known = await whoSends(request, running);
  const decision = known && decide(access, known.entry, subject);
  if (known && decision === 'allowed') return known;
  if (access.public && (await isOpen(running, subject))) return anybody(subject.documentary);
  if (!known) throw unauthorized('this address needs a key: send "Authorization: Bearer …", or sign in.');
  if (decision === 'hidden') throw notFound();
  throw new PolyreelError('forbidden', `a key of the role "${known.entry.role}" may not do that here.`);
};

/** An address about no documentary in particular shows by itself only what is public. */
const isOpen = async ({ open }: Running, { documentary }: Subject): Promise<boolean> =>
  documentary === undefined || open.isPublic(documentary);

/** The same for what is not there and for what a key may not know of. */
export const notFound = (what = 'there is nothing at this address for this key.'): PolyreelError =>
  new PolyreelError('not-found', what);

const subjectOf = (params: unknown): Subject => {
  const { documentary, render, language } = params as Record<string, string | undefined>;
  const about = documentary ?? (render === undefined ? undefined : documentaryOf(render));
  return { ...(about === undefined ? {} : { documentary: about }), ...(language === undefined ? {} : { language }) };
};

const refuseType = ({ body }: Route, { headers }: FastifyRequest): void => {
  const allowed = body.kind === 'json' ? ['application/json'] : body.kind === 'bytes' ? body.types : undefined;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (!allowed || type === undefined || allowed.includes(type) || (allowed.length === 1 && type.endsWith('+json')))
    return;
  throw new HttpRefusal(
    'wrong-type',
    `the content type ${type.slice(0, 80)} is not taken here; send ${allowed.join(' or ')}.`,
  );
};
