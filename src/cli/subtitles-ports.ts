import type { CheckOptions } from '../subtitles/check.ts';

/** Where results and remarks go; a command gives its exit status back. */
export interface Output {
  readonly result: (text: string) => void;
  readonly say: (line: string) => void;
}

/** What the film tells about a language's subtitles: rate, duration, the other tracks. */
export type FilmContext = (manifest: string, language: string) => Promise<Partial<CheckOptions>>;
