import { PolyreelError } from '../../errors.ts';

const FULL = ['ENOSPC', 'EDQUOT'];
/** What a disk says that is broken, gone, read-only or not ours. */
const AWAY = ['EACCES', 'EPERM', 'EROFS', 'EIO', 'ESTALE', 'ENODEV', 'ENXIO', 'ENOTCONN', 'EHOSTDOWN', 'ETIMEDOUT'];

/** Says in the catalogue's terms what a folder refused; what has nothing to do with it comes back as it was. */
export const diskFailure = (folder: string, error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : '';
  if (FULL.includes(code))
    return new PolyreelError(
      'disk-full',
      `${folder}: the disk is full. Free some space and run it again; what is finished is kept.`,
      { cause: error },
    );
  if (AWAY.includes(code))
    return new PolyreelError('store-away', `the store in ${folder} cannot be used: ${said}`, { cause: error });
  return error;
};
