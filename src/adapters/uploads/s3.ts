import type { ObjectStore, Uploads } from '../../ports.ts';

export const s3Uploads = (_settings: object, _store: ObjectStore): Uploads => {
  throw new Error('to come');
};
