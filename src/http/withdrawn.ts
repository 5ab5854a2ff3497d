import type { KeyEntry, ReleaseRecord } from '../documents/model.ts';
import { HttpRefusal } from './refusal.ts';

/** Those who withdraw releases see which ones were. */
export const seesWithdrawn = ({ role }: Pick<KeyEntry, 'role'>): boolean => role === 'admin' || role === 'editor';

export const goneRelease = ({ id }: Pick<ReleaseRecord, 'id'>): HttpRefusal =>
  new HttpRefusal('gone', `the release ${id} was withdrawn; take the latest one.`);
