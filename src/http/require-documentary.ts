import { describeDocumentary } from '../documents/documentary.ts';
import type { Records } from '../documents/records.ts';
import { notFound } from './guard.ts';

/** @throws PolyreelError `not-found` where nothing is kept of it */
export const requireDocumentary = async (records: Records, id: string): Promise<void> => {
  if (!(await describeDocumentary(records, id))) throw notFound('there is no such documentary.');
};
