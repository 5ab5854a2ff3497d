import { PolyreelError } from '../errors.ts';
import { MediaToolError } from '../ports.ts';
import { BadPiece } from './packets.ts';

/** Says what went wrong where, in the catalogue's terms: a full disk and an interrupt are themselves, whatever hit them first. */
export const asFailure = (error: unknown, doing: string): PolyreelError => {
  if (error instanceof PolyreelError) return error;
  const said =
    error instanceof Error ? `${error.message} ${error instanceof MediaToolError ? error.stderr : ''}` : String(error);
  if (/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/.test(said))
    return new PolyreelError(
      'disk-full',
      `${doing}: the disk is full. Free some space and run it again; what is finished is kept.`,
      { cause: error },
    );
  if (error instanceof MediaToolError && error.failure === 'aborted') return interrupted(error);
  if (error instanceof Error && error.name === 'AbortError') return interrupted(error);
  if (error instanceof MediaToolError || error instanceof BadPiece)
    return new PolyreelError('media-failed', `${doing}: ${error.message}`, { cause: error });
  return new PolyreelError('unexpected', `${doing}: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  });
};

const interrupted = (cause: unknown): PolyreelError =>
  new PolyreelError('interrupted', 'interrupted; what is finished is kept.', { cause });
