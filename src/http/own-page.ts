import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { block } from '../documents/refuse.ts';
import type { Problem } from '../problem.ts';
import { HttpRefusal } from './refusal.ts';
import type { Services } from './services.ts';
import type { SignedIn } from './session-door.ts';

type Asking = Pick<FastifyRequest, 'headers' | 'host'>;
type Here = Pick<Services, 'publicUrl'>;

/** Refuses what a page of another site makes a browser send. @throws HttpRefusal 403 */
export const requireOwnPage = (services: Here, request: Asking): void => refuse(foreignProblems(services, request));

/** The same, and asks for the token of the session besides. @throws HttpRefusal 403 */
export const requireToken = (services: Here, request: Asking, { csrf }: Pick<SignedIn, 'csrf'>): void =>
  refuse([...foreignProblems(services, request), ...tokenProblems(request.headers['x-csrf-token'], csrf)]);

const refuse = (problems: readonly Problem[]): void => {
  const [first] = problems;
  if (first) throw new HttpRefusal('csrf', `${first.at}: ${first.message}`, { problems });
};

/** Browsers say where a request comes from, and no page can change that; programs say nothing. */
const foreignProblems = ({ publicUrl }: Here, { headers, host }: Asking): Problem[] => {
  const { origin, 'sec-fetch-site': site } = headers;
  const own = [host, ...(publicUrl ? [hostOf(publicUrl)] : [])];
  const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  return [
    ...(isForeignSite ? [foreign('Sec-Fetch-Site')] : []),
    ...(origin !== undefined && !own.includes(hostOf(origin)) ? [foreign('Origin')] : []),
  ];
};

const foreign = (header: string): Problem =>
  block(
    'foreign-page',
    header,
    'the request comes from a page of another site; open the pages of this service, at its own address (PUBLIC_URL).',
  );

/** Undefined for what is no address, such as the origin `null`. */
const hostOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).host : undefined);

const tokenProblems = (sent: string | string[] | undefined, csrf: string): Problem[] => {
  const token = Buffer.from(typeof sent === 'string' ? sent : '');
  const wanted = Buffer.from(csrf);
  if (token.length === wanted.length && timingSafeEqual(token, wanted)) return [];
  const message =
    'whoever is signed in by a cookie sends the "csrf" of GET /v1/session in it; ask for that, and send it.';
  return [block('csrf-token', 'X-CSRF-Token', message)];
};
