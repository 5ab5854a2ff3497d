import type { Answered, CallOptions } from './client.ts';
import type { TestService } from './service.ts';

/** Somebody who has signed in: sends the cookie as a browser does, and the token as the pages do. */
export interface SignedInClient {
  readonly cookie: string;
  readonly csrf: string;
  readonly signedIn: Answered;
  readonly call: (method: string, path: string, options?: CallOptions) => Promise<Answered>;
}

export const cookieOf = (answered: Answered): string => answered.headers.get('set-cookie')?.split(';')[0] ?? '';

/** Signs in with `{key}` or `{link}`. */
export const signIn = async (service: Pick<TestService, 'call'>, json: object): Promise<SignedInClient> => {
  const signedIn = await service.call('POST', '/v1/session', { json });
  const [cookie, csrf] = [cookieOf(signedIn), signedIn.json.csrf];
  return {
    ...{ cookie, csrf, signedIn },
    call: (method, path, { headers = {}, ...rest } = {}) => {
      const token = method === 'GET' || method === 'HEAD' ? {} : { 'x-csrf-token': csrf };
      return service.call(method, path, { ...rest, headers: { cookie, ...token, ...headers } });
    },
  };
};
