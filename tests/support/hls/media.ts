import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Parser } from 'm3u8-parser';

export interface Media {
  readonly path: string;
  readonly text: string;
  readonly target: number;
  readonly map?: string;
  /** Paths in the folder, with the seconds that the playlist says and the bytes that the file has. */
  readonly segments: readonly { readonly path: string; readonly duration: number; readonly bytes: number }[];
}

/** A media playlist and its segments' files. */
export const readMedia = (folder: string, path: string): Media => {
  const text = readPlaylist(join(folder, path));
  const parser = new Parser();
  parser.push(text);
  parser.end();
  const { segments, targetDuration } = parser.manifest;
  const within = (uri: string): string => join(dirname(path), uri);
  const map = segments[0]?.map?.uri;
  return {
    path,
    text,
    target: targetDuration,
    ...(map ? { map: within(map) } : {}),
    segments: segments.map(({ uri, duration }) => ({
      path: within(uri),
      duration,
      bytes: existsSync(join(folder, within(uri))) ? readFileSync(join(folder, within(uri))).length : 0,
    })),
  };
};

export const readPlaylist = (path: string): string => readFileSync(path, 'utf8');
