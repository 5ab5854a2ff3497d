import { manifestNow } from '../documents/manifest-now.ts';
import type { Preview } from '../documents/model.ts';
import type { Records } from '../documents/records.ts';
import { PolyreelError } from '../errors.ts';
import { hasLanguage } from './access.ts';
import type { Caller } from './caller.ts';

interface Asked {
  readonly languages?: readonly string[] | undefined;
  readonly preview?: Preview | undefined;
}

/**
 * The languages that a render is asked in; undefined: all of the film's. A translator who names none means their own.
 * @throws PolyreelError `forbidden` where a translator names another's
 */
export const languagesFor = async (
  records: Records,
  { entry }: Caller,
  documentary: string,
  { languages, preview }: Asked = {},
): Promise<readonly string[] | undefined> => {
  const named = [...(languages ?? []), ...(preview && 'language' in preview ? [preview.language] : [])];
  const foreign = named.filter((language) => !hasLanguage(entry, language));
  if (foreign.length)
    throw new PolyreelError('forbidden', `this key renders ${entry.languages?.join(', ')}, not ${foreign.join(', ')}.`);
  if (languages || entry.role !== 'translator') return languages;
  return ownOf(entry.languages ?? [], await filmLanguages(records, documentary));
};

/** A translator of more languages than the film has means those that it has. */
const ownOf = (own: readonly string[], film: readonly string[]): readonly string[] => {
  const shared = own.filter((language) => film.includes(language));
  return shared.length ? shared : own;
};

const filmLanguages = async (records: Records, documentary: string): Promise<readonly string[]> => {
  return (await manifestNow(records, documentary))?.languages ?? [];
};
