import type { Problem } from '../problem.ts';
import type { ManifestDocument } from './schema.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The service takes a film's subtitles from what its translators uploaded: those a manifest names are not even read. */
export const withoutSubtitles = (document: unknown): { document: unknown; problems: Problem[] } => {
  if (!isFields(document)) return { document, problems: [] };
  const film = leaveOut(document, '/subtitles');
  const { editions } = document;
  if (!isFields(editions)) return film;
  const each = Object.entries(editions).map(([name, edition]) => ({
    name,
    ...(isFields(edition) ? leaveOut(edition, `/editions/${name}/subtitles`) : { document: edition, problems: [] }),
  }));
  return {
    document: { ...film.document, editions: Object.fromEntries(each.map(({ name, document: one }) => [name, one])) },
    problems: [...film.problems, ...each.flatMap(({ problems }) => problems)],
  };
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const leaveOut = (fields: Fields, at: string): { document: Fields; problems: Problem[] } => {
  if (!('subtitles' in fields)) return { document: fields, problems: [] };
  const { subtitles: _, ...document } = fields;
  const message =
    'not read: the uploaded tracks are the subtitles of the film. Upload each language, or leave this out.';
  return { document, problems: [{ severity: 'warning', code: 'subtitles-uploaded-instead', at, message }] };
};

export const idProblems = ({ id }: ManifestDocument, documentary: string): Problem[] => {
  if (id === documentary) return [];
  const message = `this is the manifest of "${id}", sent to "${documentary}"; write "${documentary}", or send it to its own documentary.`;
  return [{ severity: 'block', code: 'wrong-id', at: '/id', message }];
};
