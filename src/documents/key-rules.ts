import { z } from 'zod';
import { PolyreelError } from '../errors.ts';
import { language } from '../manifest/values.ts';
import type { Problem } from '../problem.ts';
import type { Author, KeyEntry, Role } from './model.ts';
import { ROLES } from './model.ts';
import { isSlug } from './names.ts';
import { block } from './refuse.ts';

/** As it was asked for: nothing of it is trusted. */
export interface NewKey {
  readonly role: string;
  readonly languages?: readonly string[];
  readonly documentaries?: readonly string[];
  readonly label: string;
  /** ISO 8601, with a zone. */
  readonly expiresAt?: string;
  /** Whether it is given away as a link to its one documentary. */
  readonly link?: true;
  readonly author: Author;
}

export type CheckedKey = Pick<KeyEntry, 'role' | 'languages' | 'documentaries' | 'label' | 'expiresAt' | 'link'>;

/** @throws PolyreelError `bad-input` with all problems */
export const checkKey = ({ role, label, ...wanted }: NewKey, now: Date): CheckedKey => {
  const languages = [...new Set(wanted.languages ?? [])];
  const documentaries = wanted.documentaries && [...new Set(wanted.documentaries)];
  const problems = [
    ...languageProblems(role, languages),
    ...documentaryProblems(role, documentaries),
    ...labelProblems(label),
    ...expiryProblems(wanted.expiresAt, now),
  ];
  if (!isRole(role))
    problems.unshift(block('unknown-role', '/role', `no role is called so; known: ${ROLES.join(', ')}.`));
  if (problems.length || !isRole(role))
    throw new PolyreelError('bad-input', `no key was made: ${problems.length} to be mended first.`, { problems });
  return {
    ...{ role, label: label.trim() },
    ...(languages.length ? { languages } : {}),
    ...(documentaries ? { documentaries } : {}),
    ...(wanted.expiresAt === undefined ? {} : { expiresAt: new Date(wanted.expiresAt).toISOString() }),
    ...(wanted.link ? { link: true } : {}),
  };
};

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

const languageProblems = (role: string, languages: readonly string[]): Problem[] => {
  if (role === 'translator' && languages.length === 0)
    return [block('missing-languages', '/languages', 'a translator works in languages; name them, such as ["cs"].')];
  if (role !== 'translator' && languages.length > 0)
    return [block('needless-languages', '/languages', 'only translators are held to languages; leave them out.')];
  return languages.flatMap((tag, i) =>
    language.safeParse(tag).success
      ? []
      : [block('unknown-language', `/languages/${i}`, 'no language tag of BCP 47; write "cs", "fr" or "pt-BR".')],
  );
};

const documentaryProblems = (role: string, documentaries: readonly string[] | undefined): Problem[] => {
  if (!documentaries) return [];
  if (role === 'admin')
    return [block('needless-documentaries', '/documentaries', 'an admin works on all; leave them out.')];
  if (documentaries.length === 0)
    return [block('missing-documentaries', '/documentaries', 'name at least one, or leave the list out to mean all.')];
  return documentaries.flatMap((id, i) =>
    isSlug(id)
      ? []
      : [block('unknown-documentary', `/documentaries/${i}`, 'no documentary can be called so: use a-z, 0-9 and "-".')],
  );
};

const labelProblems = (label: string): Problem[] => {
  if (label.trim() === '')
    return [block('missing-label', '/label', 'say whose key it is, such as "Jana, Czech subtitles".')];
  if (label.length > 200 || /\p{C}/u.test(label))
    return [block('bad-label', '/label', 'write at most 200 characters on one line.')];
  return [];
};

const moment = z.iso.datetime({ offset: true });

const expiryProblems = (expiresAt: string | undefined, now: Date): Problem[] => {
  if (expiresAt === undefined) return [];
  if (!moment.safeParse(expiresAt).success)
    return [block('bad-time', '/expiresAt', 'write a moment such as "2027-01-31T00:00:00Z".')];
  return Date.parse(expiresAt) > now.getTime()
    ? []
    : [block('bad-time', '/expiresAt', 'this moment has passed; name a later one.')];
};
