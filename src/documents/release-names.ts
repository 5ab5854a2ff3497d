import type { ReleaseRecord } from './model.ts';
import { isSlug, slugged } from './names.ts';

/** One edition of a documentary, whose releases stand together. */
export type Edition = Pick<ReleaseRecord, 'documentary' | 'edition'>;

const RELEASE_ID = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;
export const isReleaseId = (text: string): boolean => RELEASE_ID.test(text);
export const isEdition = ({ documentary, edition }: Edition): boolean => isSlug(documentary) && isSlug(edition);

const below = (root: string, { documentary, edition }: Edition): string =>
  `${root}/${slugged(documentary)}/${slugged(edition, 'edition')}`;

/** The object that holds a file of a release. */
export const releaseObject = (release: Edition & Pick<ReleaseRecord, 'id'>, name: string): string =>
  `${below('releases', release)}/${release.id}/${name}`;

export const releaseRecordObject = (edition: Edition, id: string): string =>
  releaseObject({ ...edition, id }, 'release.json');

export const latestObject = (edition: Edition): string => `${below('releases', edition)}/latest.json`;

/**
 * What is known of the releases of an edition, apart from their files: a release may have thousands, and who lists
 * releases must not walk through them.
 */
export const knownFolder = (edition: Edition): string => below('released', edition);
