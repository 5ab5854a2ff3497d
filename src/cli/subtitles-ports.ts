import type { CheckOptions } from '../subtitles/check.ts';
import type { Timeline } from '../timeline/timeline.ts';

/** Where results and remarks go; a command gives its exit status back. */
export interface Output {
  readonly result: (text: string) => void;
  readonly say: (line: string) => void;
}

/** What the film tells about a language's subtitles: rate, duration, the other tracks. */
export type FilmContext = (manifest: string, language: string) => Promise<Partial<CheckOptions>>;

/** Reads the cuts of two manifests, to be compared. @throws PolyreelError where one of them has none */
export type Cuts = (from: string, to: string) => Promise<{ readonly from: Timeline; readonly to: Timeline }>;
