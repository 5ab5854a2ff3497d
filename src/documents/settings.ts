import type { Settings } from './model.ts';
import type { Records } from './records.ts';

export const readSettings = async (_records: Records, _documentary: string): Promise<Settings> => {
  throw new Error('to come');
};

export const putSettings = async (_records: Records, _documentary: string, _settings: Settings): Promise<void> => {
  throw new Error('to come');
};
