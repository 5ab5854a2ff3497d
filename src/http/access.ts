import type { KeyEntry, Role } from '../documents/model.ts';

/** Who may use a route. An admin may use all. */
export interface Access {
  readonly roles: readonly Role[];
  /** Where the language stands that must be one of a translator's. */
  readonly language?: 'path' | 'body';
  /** Whether it is open to everybody, without a key, where the documentary is public. */
  readonly public?: true;
}

export type Decision = 'allowed' | 'forbidden' | 'hidden';
type Scope = Pick<KeyEntry, 'role' | 'languages' | 'documentaries'>;

/** What a request is about, as far as its address says. */
export interface Subject {
  readonly documentary?: string;
  readonly language?: string;
}

/** `hidden`: the key sees other documentaries only, and is not told whether there is this one. */
export const decide = (access: Access, key: Scope, subject: Subject): Decision => {
  if (key.role !== 'admin' && !access.roles.includes(key.role)) return 'forbidden';
  if (subject.documentary !== undefined && !seesDocumentary(key, subject.documentary)) return 'hidden';
  if (access.language !== 'path' || subject.language === undefined) return 'allowed';
  return hasLanguage(key, subject.language) ? 'allowed' : 'forbidden';
};

/** A key without a list of documentaries sees all. */
export const seesDocumentary = ({ documentaries }: Scope, documentary: string): boolean =>
  !documentaries?.length || documentaries.includes(documentary);

/** Only translators are held to languages. */
export const hasLanguage = ({ role, languages }: Scope, language: string): boolean =>
  role !== 'translator' || (languages ?? []).includes(language);
