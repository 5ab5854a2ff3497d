import { createHash, createHmac } from 'node:crypto';
import { PolyreelError } from '../errors.ts';
import type { JobQueue, RunningJob } from '../ports.ts';

/** Something that the world outside wants to hear of. */
export interface HookEvent {
  readonly type: 'render.finished' | 'render.failed' | 'render.released' | 'subtitles.uploaded';
  readonly documentary: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A message on its way: the same id in every attempt, so that a receiver can tell a repetition. */
export interface HookJob {
  readonly id: string;
  readonly body: string;
}

export interface HookTarget {
  readonly url: string;
  /** Absent: messages are not signed. */
  readonly secret?: string;
}

/** Tried for about a day: after 10 s, 20 s, 40 s … */
export const HOOK_ATTEMPTS = { attempts: 13, firstPause: 10_000 };

/** Messages before all else: they take no time. */
const PRIORITY = 1;

/** Milliseconds that a receiver has to answer. */
const PATIENCE = 15_000;

/**
 * Puts a message on its way.
 * @param subject what it is about: the same subject and type is the same message, however often it is said
 */
export const sendHook = async (
  hooks: JobQueue<HookJob> | undefined,
  { type, documentary, data }: HookEvent,
  subject: string,
  at: Date,
): Promise<void> => {
  if (!hooks) return;
  const digest = createHash('sha256').update(`${type}\n${subject}`).digest('hex').slice(0, 32);
  const id = `msg_${digest}`;
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data: { documentary, ...data } });
  await hooks.add([{ id: `hook-${digest}`, data: { id, body }, priority: PRIORITY }]);
};

/** The headers of Standard Webhooks (standardwebhooks.com): HMAC-SHA256 over id, time and body. */
export const signedHeaders = ({ id, body }: HookJob, secret: string | undefined, at: Date): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp };
  if (!secret) return headers;
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret;
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { ...headers, 'webhook-signature': `v1,${signature}` };
};

/** Delivers one message. @throws PolyreelError that is tried again, unless the receiver says that it is gone (410) */
export const deliverHook =
  ({ url, secret }: HookTarget, now: () => Date) =>
  async ({ data, signal }: RunningJob<HookJob>): Promise<void> => {
    const headers = signedHeaders(data, secret, now());
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    const status = await fetch(url, {
      method: 'POST',
      headers,
      body: data.body,
      redirect: 'error',
      signal: patience,
    }).then(
      async (response) => {
        await response.body?.cancel();
        return response.status;
      },
      (cause: unknown) => {
        if (signal.aborted) throw new PolyreelError('interrupted', 'the worker closes.', { cause });
        throw new PolyreelError('hook-failed', `${url} does not answer; it is tried again.`, { cause });
      },
    );
    if (status === 410) throw new PolyreelError('not-found', `${url} wants no messages any more (410).`);
    if (status >= 300) throw new PolyreelError('hook-failed', `${url} answered ${status}; it is tried again.`);
  };
