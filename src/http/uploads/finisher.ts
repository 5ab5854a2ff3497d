import type { Upload } from '@tus/server';
import { writeAudit } from '../../documents/audit.ts';
import { PolyreelError } from '../../errors.ts';
import { newGate } from '../../run/gate.ts';
import type { Limits, Services } from '../services.ts';
import { checkUpload } from './check-upload.ts';
import { type Finished, newFinished } from './finished.ts';
import { factsOf } from './upload-facts.ts';

/** Makes media of uploads that are whole. */
export interface Finisher {
  /** Checks an upload and keeps it; asked for again meanwhile, it is the same check. @throws PolyreelError */
  readonly finish: (upload: Upload) => Promise<void>;
  readonly isBusyWith: (id: string) => boolean;
  readonly finished: Finished;
  /** Gives up what runs; the uploads stay, and are checked when their clients come back. */
  readonly stop: () => void;
}

/** A client that was cut off in its last request, or a service in its check, leaves a whole upload that nobody has checked. */
export const isWhole = ({ size, offset }: Upload): boolean => size !== undefined && offset === size;

export const newFinisher = (services: Services, { checks }: Pick<Limits, 'checks'>): Finisher => {
  const gate = newGate(checks);
  const stop = new AbortController();
  const running = new Map<string, Promise<void>>();
  const finished = newFinished();
  const run = async (upload: Upload): Promise<void> => {
    const facts = factsOf(upload);
    if (!facts) throw new PolyreelError('not-found', 'the upload was not begun here; begin a new one.');
    const { digest } = await checkUpload(services, { id: upload.id, ...facts }, stop.signal);
    const { author, documentary, file } = facts;
    await writeAudit(services.records, { author, action: 'media.put', documentary, detail: { file, digest } });
    finished.add(upload.id, { owner: facts.author.key, bytes: upload.offset });
    // Last: whatever fails before, or whoever is ended, the client comes back to an upload that is still there.
    await services.uploads.remove(upload.id).catch((error: unknown) => {
      services.logger.warn({ err: error }, 'an upload that was kept could not be removed; it will be after a week');
    });
  };
  return {
    finished,
    isBusyWith: (id) => running.has(id),
    stop: () => stop.abort(),
    finish: (upload) => {
      const known = running.get(upload.id);
      if (known) return known;
      const task = gate(() => run(upload)).finally(() => running.delete(upload.id));
      running.set(upload.id, task);
      return task;
    },
  };
};
