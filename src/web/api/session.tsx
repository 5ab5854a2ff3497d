import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { ask, get, setCsrf } from './client.ts';
import type { Role } from './types.ts';

/** Who looks at the pages. */
export interface Session {
  readonly role: Role;
  readonly label: string;
  /** Short id of the key. */
  readonly key: string;
  /** Of a translator. */
  readonly languages?: readonly string[];
  /** All documentaries where absent. */
  readonly documentaries?: readonly string[];
  /** Signed in by a link that shows a film, and not by a key of their own. */
  readonly link?: true;
  readonly csrf: string;
  readonly expiresAt: string;
}

/** What opens the door: a key, or the text of a one-time link. */
export type Opening = { readonly key: string } | { readonly link: string };

interface Door {
  /** Null where nobody is signed in; undefined as long as that is not known. */
  readonly session: Session | null | undefined;
  /** @throws Refused where the key or the link is none */
  readonly signIn: (opening: Opening) => Promise<Session>;
  readonly signOut: () => Promise<void>;
}

const nothing = async (): Promise<never> => {
  throw new Error('no session provider');
};
const Context = createContext<Door>({ session: undefined, signIn: nothing, signOut: nothing });

export const SessionProvider = ({ children }: { readonly children: ComponentChildren }) => {
  const [session, setSession] = useState<Session | null>();
  useEffect(() => {
    const know = async (): Promise<void> => {
      const { session: found } = await get<{ session: Session | null }>('/v1/session');
      setCsrf(found?.csrf ?? '');
      setSession(found);
    };
    know().catch(() => setSession(null));
  }, []);
  const door = useMemo<Door>(
    () => ({
      session,
      signIn: async (opening) => {
        const { body } = await ask<Session>('/v1/session', { method: 'POST', json: opening });
        setCsrf(body.csrf);
        setSession(body);
        return body;
      },
      signOut: async () => {
        await ask('/v1/session', { method: 'DELETE' });
        setCsrf('');
        setSession(null);
      },
    }),
    [session],
  );
  return <Context.Provider value={door}>{children}</Context.Provider>;
};

export const useSession = (): Door => useContext(Context);
