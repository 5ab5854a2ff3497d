import { resolve } from 'node:path';
import type { Config } from '../config.ts';

/** The folder of a service or a worker: what was asked for, the setting, or one in this folder. */
export const homeOf = (asked: string | undefined, { home }: Config): string => resolve(asked ?? home ?? '.polyreel');
