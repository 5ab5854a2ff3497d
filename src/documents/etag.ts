import { PolyreelError } from '../errors.ts';

/** What a revision is called in HTTP. */
export const etagOf = (revision: number): string => `"${revision}"`;

/** What must be true of the current revision for an edit to count. */
export interface Condition {
  /** `If-Match` as it was sent. */
  readonly ifMatch?: string;
  /** `If-None-Match: *` */
  readonly ifNoneMatch?: boolean;
}

/** @throws PolyreelError `edit-conflict` where the condition does not hold */
export const requireCondition = (condition: Condition, current: number | undefined): void => {
  const conflict = conflictWith(condition, current);
  if (conflict) throw conflict;
};

/** Why an edit does not count, if so. Weak tags and those of others never match. */
export const conflictWith = (
  { ifMatch, ifNoneMatch }: Condition,
  current: number | undefined,
): PolyreelError | undefined => {
  if (ifNoneMatch && current !== undefined)
    return conflict(`there is one already, revision ${current}; send If-Match: ${etagOf(current)} to replace it.`);
  if (ifMatch === undefined || matches(ifMatch, current)) return undefined;
  if (current === undefined) return conflict('there is none yet; leave If-Match out.');
  return conflict(
    `it was changed since: revision ${current} stands now, and ${ifMatch.slice(0, 80)} was expected. Get it and edit that one.`,
  );
};

const conflict = (message: string): PolyreelError => new PolyreelError('edit-conflict', message);

const matches = (ifMatch: string, current: number | undefined): boolean =>
  current !== undefined &&
  ifMatch
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || tag === etagOf(current));
