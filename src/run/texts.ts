import type { Plan } from '../plan/plan.ts';
import { streamFiles } from '../plan/playlists.ts';
import { writeThumbnailVtt } from '../plan/sprite-vtt.ts';
import type { Output, Release } from './release.ts';
import { sidecarsOf } from './sidecars.ts';
import { type TextFile, textKey } from './text-file.ts';

/**
 * Every text of a release but its checksums: sidecars, transcripts, pages and playlists, a playlist after all that it names.
 * @param made what of the release is no text, and has been made
 */
export const textsOf = (plan: Plan, made: readonly Output[]): TextFile[] => [
  ...sidecarsOf(plan),
  ...plan.pages.map(({ path, output: kind, language, text: content }): TextFile => ({ path, kind, language, content })),
  ...thumbnails(plan),
  ...playlists(plan, made),
];

const thumbnails = ({ thumbnails: { thumbnails: list } }: Plan): TextFile[] =>
  list.length ? [{ path: 'thumbnails.vtt', kind: 'poster', content: writeThumbnailVtt(list) }] : [];

const playlists = ({ streams }: Plan, made: readonly Output[]): TextFile[] => {
  const byKey = new Map(made.map((output) => [output.key, output]));
  const segment = (key: string): Output => {
    const output = byKey.get(key);
    if (!output) throw new RangeError(`no segment was made for the key ${key}`);
    return output;
  };
  return streams.flatMap((stream) => streamFiles(stream, segment).map((file): TextFile => ({ kind: 'hls', ...file })));
};

/** `sha256sum -c checksums.sha256` checks the whole folder. */
export const checksumsOf = (files: readonly { readonly path: string; readonly sha256: string }[]): TextFile => ({
  path: 'checksums.sha256',
  kind: 'checksums',
  content: files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''),
});

/** A text that the folder holds already stays as it is: a stream of a long film has a thousand. */
export const addText = async (release: Release, text: TextFile): Promise<Output> => {
  const { content, ...about } = text;
  const output = { ...about, key: textKey(text) };
  const kept = await release.kept(output.key, () => text.path);
  return kept ? { ...output, bytes: kept.bytes, sha256: kept.sha256 } : release.write(content, output);
};
