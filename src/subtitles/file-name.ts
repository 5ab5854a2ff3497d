import { LANGUAGES } from './encoding/alphabets.ts';

const KNOWN = new Set(LANGUAGES);

/** Ends of the names that subtitle files come with; none of them is one of footage. */
const ENDINGS = new Set(['srt', 'vtt', 'ass', 'ssa', 'ttml', 'dfxp', 'itt', 'xml', 'sbv', 'sub', 'stl', 'txt']);

const partsOf = (file: string): string[] => file.slice(file.lastIndexOf('/') + 1).split('.');

/** True where a file is called as subtitles are; what is in it says more. */
export const isSubtitleName = (file: string): boolean => {
  const parts = partsOf(file);
  return parts.length > 1 && ENDINGS.has(parts.at(-1)?.toLowerCase() ?? '');
};

/** `film.cs.srt` is Czech; `und`, undetermined, where the name says nothing. */
export const languageOfName = (file: string): string =>
  partsOf(file)
    .slice(1, -1)
    .reverse()
    .find((part) => KNOWN.has(part.toLowerCase().split('-')[0] ?? '')) ?? 'und';
