import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emblemCommand } from '../commands/emblem.ts';
import { PolyreelError } from '../errors.ts';
import type { OwnEmblem } from '../plan/kit/contents.ts';
import { type DocumentStep, stillsIn } from '../plan/kit/documents.ts';
import type { Engine } from './engine.ts';
import { linkInput } from './link-input.ts';

/** Writes a document from stills that exist, and commits it under its key. */
export const runDocument = (engine: Engine, step: DocumentStep, signal: AbortSignal): Promise<void> =>
  engine.workspace.use(async (folder) => {
    // Only who prints waits until what writes PDF is loaded.
    const { printDocument } = await import('./print/print.ts');
    const pictures = new Map<string, Uint8Array>();
    for (const key of stillsIn(step)) pictures.set(key, await pictureOf(engine, step, key));
    const { emblem } = step.contents.funding ?? {};
    if (emblem) pictures.set(emblem.digest, await emblemIn(engine, emblem, folder, signal));
    const pdf = join(folder, 'document.pdf');
    await writeFile(pdf, await printDocument({ ...step, font: engine.font, stills: pictures }));
    await engine.results.commit(step.key, pdf);
  });

/** Whatever kind of picture it is, as one that can stand in a document. */
const emblemIn = async (
  engine: Engine,
  emblem: OwnEmblem,
  folder: string,
  signal: AbortSignal,
): Promise<Uint8Array> => {
  const { args, output } = emblemCommand(await linkInput(engine, emblem.digest, folder, 'emblem'), emblem.container);
  await engine.tool.run(args, { cwd: folder, signal });
  await engine.requireUnchanged?.(emblem.digest);
  return readFile(join(folder, output));
};

const pictureOf = async (engine: Engine, { path }: DocumentStep, key: string): Promise<Uint8Array> => {
  const result = await engine.results.open(key);
  if (!result) throw new PolyreelError('result-gone', `a picture for ${path} is gone; run it again.`);
  return readFile(result.path);
};
