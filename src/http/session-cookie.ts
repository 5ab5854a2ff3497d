import type { FastifyRequest } from 'fastify';
import type { Services } from './services.ts';

type Asking = Pick<FastifyRequest, 'protocol' | 'headers'>;

/** Whether people reach the service over https; a proxy before it may speak http with it all the same. */
const isSecure = ({ publicUrl = '' }: Pick<Services, 'publicUrl'>, { protocol }: Asking): boolean =>
  protocol === 'https' || publicUrl.startsWith('https:');

/** RFC 6265bis: a browser takes `__Host-` only over https, from this very host, so that no other host can put one there. */
const nameOf = (secure: boolean): string => `${secure ? '__Host-' : ''}polyreel_session`;

const written = (secure: boolean, value: string, seconds: number): string => {
  const parts = [`${nameOf(secure)}=${value}`, 'Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Strict'];
  return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
};

/** `Set-Cookie` for a session. @param milliseconds that are left of it */
export const sessionCookie = (
  services: Pick<Services, 'publicUrl'>,
  request: Asking,
  text: string,
  milliseconds: number,
): string => written(isSecure(services, request), text, Math.max(0, Math.floor(milliseconds / 1000)));

/** `Set-Cookie` that takes it away. */
export const noSessionCookie = (services: Pick<Services, 'publicUrl'>, request: Asking): string =>
  written(isSecure(services, request), '', 0);

/** The text of the session that a request comes with. */
export const sentSession = (services: Pick<Services, 'publicUrl'>, request: Asking): string | undefined => {
  const name = nameOf(isSecure(services, request));
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key = '', value = ''] = part.split('=', 2);
    if (key.trim() === name && /^ps_[\w-]{43}$/.test(value.trim())) return value.trim();
  }
  return undefined;
};
