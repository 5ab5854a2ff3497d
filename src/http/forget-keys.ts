import type { Running } from './running.ts';

/** Forgets who may what: a key was revoked, somebody signed out, or a documentary is public no more. Who follows events is asked anew. */
export const forgetKeys = ({ keys, sessions, open, play, streams }: Running): void => {
  for (const door of [keys, sessions, open, play]) door.forget();
  streams.reconsider();
};

/** Forgets it here and tells the other processes, which otherwise believe what they know for ten seconds. */
export const tellKeysChanged = async (running: Running, id: string): Promise<void> => {
  forgetKeys(running);
  await running.services.queues.tell({ topic: 'keys-changed', id }).catch(() => {});
};
