import type { ReleaseFile } from './model.ts';

type Named = Pick<ReleaseFile, 'name'> & { readonly kind: string };

/** The address of a stream that players are given. */
export const isMaster = ({ kind, name }: Named): boolean => kind === 'hls' && /(?:^|\/)master\.m3u8$/.test(name);

/** Whether a file names others by addresses that begin at its own: playlists, and thumbnails for seek bars. */
export const namesOthers = ({ kind, name }: Named): boolean =>
  name.endsWith('.m3u8') || (kind === 'poster' && name.endsWith('.vtt'));

/** What players show: streams, the poster and thumbnails. */
export const isPlayed = ({ kind }: Named): boolean => kind === 'hls' || kind === 'poster';

/** A part of a stream, named by its content: under this name every release has the same bytes, or none. */
export const isSegment = (name: string): boolean => /^hls(?:-ts)?\/(?:[\w-]+\/)+[0-9a-f]{20}\.\w+$/.test(name);
