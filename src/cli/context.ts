import type { Config } from '../config.ts';
import type { House } from '../wire.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given. */
export interface Context {
  readonly config: Config;
  readonly house: House;
  readonly terminal: Terminal;
  /** Aborts on Ctrl-C and on a polite request to end. */
  readonly signal: AbortSignal;
  /** Processor seconds used so far by this process and those it has run. */
  readonly cpuSeconds: () => number;
  /** Seconds on a clock that only goes forward. */
  readonly clock: () => number;
  readonly cores: number;
}

/** What a command ends with: an exit status of interfaces.md. */
export type Status = 0 | 1 | 2 | 3 | 130;
export type Command<Options> = (options: Options, context: Context) => Promise<Status>;
