import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { KeyEntry } from '../documents/model.ts';
import { hashOf } from '../documents/secret.ts';
import { beginSession, endSession, findSession, type Session } from '../documents/sessions.ts';
import { newBelieved } from './believed.ts';
import type { Services } from './services.ts';
import { sentSession } from './session-cookie.ts';

/** Somebody who has signed in, in one browser. */
export interface SignedIn extends Session {
  readonly text: string;
  /** What the pages of the service send with all that changes something; no other page can know it. */
  readonly csrf: string;
}

/** Tells who sends a request by the cookie of their session. */
export interface SessionDoor {
  /** Undefined where nobody is signed in (any more). */
  readonly find: (request: Pick<FastifyRequest, 'protocol' | 'headers'>) => Promise<SignedIn | undefined>;
  readonly begin: (entry: KeyEntry) => Promise<SignedIn>;
  readonly end: (session: SignedIn) => Promise<void>;
  /** Forgets what was found. */
  readonly forget: () => void;
}

/** As keys are believed; a change of any is heard of sooner. */
const LIMITS = { milliseconds: 10_000, most: 1_000 };

export const newSessionDoor = (services: Pick<Services, 'records' | 'publicUrl'>): SessionDoor => {
  const { records } = services;
  const believed = newBelieved<Session | undefined>(LIMITS, records.now);
  return {
    find: async (request) => {
      const text = sentSession(services, request);
      if (text === undefined) return undefined;
      const found = await believed.get(hashOf(text), () => findSession(records, text));
      return found && Date.parse(found.expiresAt) > records.now().getTime() ? signedIn(found, text) : undefined;
    },
    begin: async (entry) => {
      const { text, ...session } = await beginSession(records, entry);
      return signedIn(session, text);
    },
    end: async ({ text }) => {
      await endSession(records, text);
      believed.forget();
    },
    forget: believed.forget,
  };
};

const signedIn = (session: Session, text: string): SignedIn => ({ ...session, text, csrf: csrfOf(text) });

/** Made of the session's text, which it does not give away: nothing more has to be kept. */
const csrfOf = (text: string): string => createHash('sha256').update(`polyreel csrf 1 ${text}`).digest('base64url');
