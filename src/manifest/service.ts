import type { Problem } from '../problem.ts';
import type { ManifestDocument } from './schema.ts';

/** The service takes a film's subtitles from what its translators uploaded: those a manifest names are not even read. */
export const withoutSubtitles = (document: unknown): { document: unknown; problems: Problem[] } => {
  if (typeof document !== 'object' || document === null || Array.isArray(document) || !('subtitles' in document))
    return { document, problems: [] };
  const { subtitles: _, ...rest } = document;
  const message =
    'not read: the uploaded tracks are the subtitles of the film. Upload each language, or leave this out.';
  return {
    document: rest,
    problems: [{ severity: 'warning', code: 'subtitles-uploaded-instead', at: '/subtitles', message }],
  };
};

export const idProblems = ({ id }: ManifestDocument, documentary: string): Problem[] => {
  if (id === documentary) return [];
  const message = `this is the manifest of "${id}", sent to "${documentary}"; write "${documentary}", or send it to its own documentary.`;
  return [{ severity: 'block', code: 'wrong-id', at: '/id', message }];
};

/** Captions name text files, and the service takes footage and whole tracks only. */
export const captionProblems = ({ captions = {} }: ManifestDocument): Problem[] => {
  if (Object.keys(captions).length === 0) return [];
  const message =
    'not yet: the service takes no captions of clips. Leave them out and upload each language as one track, or render on the command line.';
  return [{ severity: 'block', code: 'not-yet', at: '/captions', message }];
};
