/** Milliseconds between two reports of a job: a person sees no more of them. */
const PAUSE = 500;

export interface Reports {
  readonly report: (progress: object) => void;
  /** Sends what was reported last, if it was not sent yet, and waits until it is. */
  readonly flush: () => Promise<void>;
  /** Forgets what was not sent yet. */
  readonly drop: () => void;
}

/** Sends the first report at once, later ones at most about twice a second, and of those between only the last. */
export const newReports = (send: (progress: object) => Promise<void>, pause = PAUSE): Reports => {
  let latest: object | undefined;
  let timer: NodeJS.Timeout | undefined;
  let sent = Number.NEGATIVE_INFINITY;
  let sending = Promise.resolve();
  const push = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const progress = latest;
    latest = undefined;
    if (!progress) return;
    sent = performance.now();
    sending = sending.then(() => send(progress));
  };
  return {
    report: (progress) => {
      latest = progress;
      timer ??= setTimeout(push, Math.max(0, sent + pause - performance.now()));
    },
    flush: () => {
      push();
      return sending;
    },
    drop: () => {
      clearTimeout(timer);
      latest = undefined;
    },
  };
};
