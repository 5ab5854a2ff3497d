import type { Upload } from '@tus/server';
import { type Author, ROLES } from '../../documents/model.ts';

/** What is kept with an upload while it comes in. The client's own words are its name and type only. */
export interface UploadFacts {
  readonly documentary: string;
  /** Checked, in NFC. */
  readonly file: string;
  readonly author: Author;
}

/** An upload of which every byte is there. */
export interface WholeUpload extends UploadFacts {
  readonly id: string;
}

type Metadata = NonNullable<Upload['metadata']>;

export const metadataOf = ({ documentary, file, author }: UploadFacts): Metadata => ({
  filename: file,
  documentary,
  key: author.key,
  label: author.label,
  role: author.role,
});

/** Undefined where an upload was not begun through this service. */
export const factsOf = ({ metadata = {} }: Pick<Upload, 'metadata'>): UploadFacts | undefined => {
  const { filename, documentary, key, label, role } = metadata;
  const known = ROLES.find((name) => name === role);
  if (!filename || !documentary || !key || !known) return undefined;
  return { documentary, file: filename, author: { key, label: label ?? '', role: known } };
};
