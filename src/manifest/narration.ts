import type { Problem } from '../problem.ts';
import type { ManifestDocument } from './schema.ts';

type Narrated = Pick<ManifestDocument, 'narration' | 'languages'>;

/** Files of the narration, with their places and languages. */
export const narrationFiles = ({
  narration = {},
}: Pick<Narrated, 'narration'>): { at: string; file: string; language: string }[] =>
  Object.entries(narration).map(([language, { file }]) => ({ at: `/narration/${language}/file`, file, language }));

export const narrationLanguageProblems = ({ narration = {}, languages }: Narrated): Problem[] =>
  Object.keys(narration)
    .filter((language) => !languages.includes(language))
    .map((language) => ({
      severity: 'warning',
      code: 'unused-narration',
      at: `/narration/${language}`,
      message: `the film is not made in "${language}"; add it to "languages", or leave this narration out.`,
    }));
