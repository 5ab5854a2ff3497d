import type { Release, ReleaseFile } from '../api/types.ts';
import type { words } from './words.ts';

/** Files that belong together on the page, the most useful first. */
export interface Group {
  /** BCP 47; absent where the files are for all languages. */
  readonly language?: string;
  readonly main: readonly ReleaseFile[];
  readonly more: readonly ReleaseFile[];
}

type What = keyof (typeof words)['en'];

const ENDINGS: Readonly<Record<string, What>> = {
  srt: 'srt',
  vtt: 'vtt',
  ttml: 'ttml',
  html: 'page',
  txt: 'text',
  mkv: 'softMkv',
  webm: 'softWebm',
};

const ending = ({ name }: Pick<ReleaseFile, 'name'>): string => name.split('.').at(-1) ?? '';

/** What a file is, in the words of the page; undefined of parts that nobody downloads by hand. */
export const whatIs = (file: Pick<ReleaseFile, 'name' | 'kind'>): What | undefined => {
  if (file.kind === 'burned' || file.kind === 'pack' || file.kind === 'audio') return file.kind;
  if (file.kind === 'checksums') return 'sums';
  if (file.kind === 'brochure') return file.name.endsWith('.booklet.pdf') ? 'booklet' : 'brochure';
  if (file.kind === 'recommendations') return ending(file) === 'html' ? 'recommendationsPage' : 'recommendations';
  if (file.kind === 'evaluation') return 'evaluation';
  if (file.kind === 'soft') return ENDINGS[ending(file)] ?? 'softMp4';
  return file.kind === 'sidecar' || file.kind === 'transcript' ? ENDINGS[ending(file)] : undefined;
};

/** Lines of a picture; 0 of what has none. */
const linesOf = ({ rendition }: Pick<ReleaseFile, 'rendition'>): number => Number.parseInt(rendition ?? '0', 10) || 0;

/** What a rendition is good for. Lines: a projector shows 1,080 or 720, a phone does with less than 540. */
export const sizeOf = (file: Pick<ReleaseFile, 'rendition'>): 'large' | 'middle' | 'small' | undefined => {
  const lines = linesOf(file);
  if (lines === 0) return undefined;
  return lines >= 1080 ? 'large' : lines >= 540 ? 'middle' : 'small';
};

const MAIN: readonly string[] = ['burned', 'pack', 'soft'];

const groupOf = (files: readonly ReleaseFile[], language?: string): Group => {
  const own = files.filter((file) => whatIs(file) && (file.language ?? undefined) === language);
  const order = (file: ReleaseFile): number => MAIN.indexOf(file.kind);
  const main = own
    .filter((file) => MAIN.includes(file.kind))
    .sort((a, b) => order(a) - order(b) || linesOf(b) - linesOf(a));
  return { ...(language ? { language } : {}), main, more: own.filter((file) => !main.includes(file)) };
};

/** The files of a release by language, the page's own first, then what serves all. */
export const groupsOf = (files: readonly ReleaseFile[], first: string): readonly Group[] => {
  const languages = [...new Set(files.flatMap((file) => (whatIs(file) && file.language) || []))];
  languages.sort((a, b) => Number(b === first) - Number(a === first));
  return [...languages.map((language) => groupOf(files, language)), groupOf(files)].filter(
    ({ main, more }) => main.length + more.length > 0,
  );
};

/** Bits a second of the line that waiting times are said for: what a village often has. */
export const VILLAGE_LINE = 8e6;

export const poster = (files: readonly ReleaseFile[]): ReleaseFile | undefined =>
  files.find(({ name }) => name === 'poster.jpg');

/** Subtitles as files that a browser reads, by language. */
export const webTracks = (files: readonly ReleaseFile[]): readonly (ReleaseFile & { readonly language: string })[] =>
  files.flatMap((file) =>
    file.kind === 'sidecar' && file.language && ending(file) === 'vtt' ? [{ ...file, language: file.language }] : [],
  );

/** The film as one file: the one with all subtitles as tracks, or one with subtitles in the picture; not larger than a laptop shows. */
export const filmFile = (files: readonly ReleaseFile[], language: string): ReleaseFile | undefined => {
  const films = files.filter(({ kind, type }) => type === 'video/mp4' && (kind === 'soft' || kind === 'burned'));
  const score = (file: ReleaseFile): number =>
    (file.kind === 'soft' ? 4 : 0) + (file.language === language ? 2 : 0) + (linesOf(file) <= 720 ? 1 : 0);
  return films.sort((a, b) => score(b) - score(a) || linesOf(b) - linesOf(a))[0];
};

/** Seconds of the film; undefined where no file says so. */
export const lengthOf = (files: readonly Pick<ReleaseFile, 'kind' | 'duration'>[]): number | undefined =>
  files.find(({ kind, duration }) => kind !== 'hls' && duration)?.duration ?? undefined;

/** Where the film is shown in the hall, in the page's language if it can be; undefined where the release has no such page. */
export const screeningOf = (
  { documentary, edition, files }: Pick<Release, 'documentary' | 'edition' | 'files'>,
  language: string,
): string | undefined => {
  const languages = files.flatMap((file) => (file.kind === 'screening' && file.language) || []);
  if (languages.length === 0) return undefined;
  const chosen = languages.find((one) => one === language) ?? languages.find((one) => one.split('-')[0] === language);
  const asked = { ...(edition === 'full' ? {} : { edition }), ...(chosen ? { language: chosen } : {}) };
  const query = new URLSearchParams(asked).toString();
  return `/d/${documentary}/screening${query && `?${query}`}`;
};
