import { constants } from 'node:os';
import type { Terminal } from './terminal.ts';

/** Ends work politely at the first signal and at once at another that comes a second later or more. */
export const endOnSignals = (terminal: Terminal): AbortSignal => {
  const controller = new AbortController();
  let since: number | undefined;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      // A terminal and npm each pass on the same Ctrl-C: what comes close behind the first is the first again.
      if (since !== undefined && performance.now() - since > 1000) process.exit(128 + constants.signals[name]);
      if (since !== undefined) return;
      since = performance.now();
      terminal.say('Ending ffmpeg; what is finished is kept …');
      controller.abort(new DOMException('interrupted', 'AbortError'));
    });
  return controller.signal;
};
