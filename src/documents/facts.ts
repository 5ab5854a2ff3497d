import type { Probed } from '../ports.ts';
import type { Records } from './records.ts';

/** Keeps what probing found in an upload (`build` as `MediaTool.describe` gives it), for every later check and render. */
export const keepFacts = async (
  _records: Records,
  _documentary: string,
  _build: string,
  _probed: Probed,
): Promise<void> => {
  throw new Error('to come');
};
