import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_OTHER_FONTS } from '../commands/faces.ts';
import type { SpanCommand } from '../commands/span.ts';
import { PolyreelError } from '../errors.ts';
import type { Span } from '../plan/spans.ts';
import type { ShotPart } from '../plan/zones.ts';
import { readCube, writeCube } from '../timeline/cube.ts';
import type { Engine } from './engine.ts';
import { linkInput } from './link-input.ts';

/**
 * Gives every medium of a span a fixed name in the folder, so that no path of a person ever reaches
 * ffmpeg's command line. @returns what a command calls a medium, by its digest
 */
export const linkSpan = async (engine: Engine, span: Span, folder: string): Promise<(digest: string) => string> => {
  const links = mediaOf(span).map(
    async (digest, i) => [digest, await linkInput(engine, digest, folder, `in${i}`)] as const,
  );
  const names = new Map(await Promise.all(links));
  for (const [i, digest] of [...new Set(span.parts.flatMap(tablesOf))].entries()) {
    const name = `lut${i}.cube`;
    await writeTable(engine, digest, join(folder, name));
    names.set(digest, name);
  }
  return (digest) => names.get(digest) ?? digest;
};

/** Writes the text that a command draws, and gives it the faces it draws with, and no other font. */
export const writeScripts = async (
  { font }: Pick<Engine, 'font'>,
  { files, faces }: Pick<SpanCommand, 'files' | 'faces'>,
  folder: string,
): Promise<void> => {
  if (files.length === 0) return;
  const fonts = join(folder, 'fonts');
  await mkdir(fonts);
  await Promise.all([
    ...font.files.map(({ name, path, face }) => (faces.has(face) ? symlink(path, join(fonts, name)) : undefined)),
    ...[NO_OTHER_FONTS, ...files].map(({ name, content }) => writeFile(join(folder, name), content)),
  ]);
};

/** What was made of media that changed meanwhile is not what its key says. @throws PolyreelError */
export const requireMediaUnchanged = async ({ requireUnchanged }: Engine, span: Span): Promise<void> => {
  if (!requireUnchanged) return;
  await Promise.all([...new Set([...mediaOf(span), ...span.parts.flatMap(tablesOf)])].map(requireUnchanged));
};

const mediaOf = ({ parts, logo }: Span): string[] => [
  ...new Set([...parts.flatMap(digestsOf), ...(logo ? [logo.facts.digest] : [])]),
];

const tablesOf = ({ shot: { picture } }: ShotPart): string[] =>
  picture.kind === 'clip' && picture.color?.lut ? [picture.color.lut.facts.digest] : [];

/** Written anew, so that ffmpeg's reader sees nothing but numbers. */
const writeTable = async (engine: Engine, digest: string, path: string): Promise<void> => {
  const table = readCube(await readFile(await engine.mediaPath(digest), 'latin1'));
  if ('why' in table) throw new PolyreelError('media-failed', `a colour table cannot be read any more: ${table.why}.`);
  await writeFile(path, writeCube(table));
};

const digestsOf = ({ shot: { picture } }: ShotPart): string[] => {
  if (picture.kind === 'clip' && picture.second) return [picture.facts.digest, picture.second.picture.facts.digest];
  if (picture.kind === 'clip' || picture.kind === 'still') return [picture.facts.digest];
  return picture.kind === 'card' && picture.image ? [picture.image.facts.digest] : [];
};
