import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PolyreelError } from '../errors.ts';
import { type DocumentStep, stillsIn } from '../plan/kit/documents.ts';
import type { Engine } from './engine.ts';

/** Writes a document from stills that exist, and commits it under its key. */
export const runDocument = (engine: Engine, step: DocumentStep): Promise<void> =>
  engine.workspace.use(async (folder) => {
    // Only who prints waits until what writes PDF is loaded.
    const { printDocument } = await import('./print/print.ts');
    const pictures = new Map<string, Uint8Array>();
    for (const key of stillsIn(step)) pictures.set(key, await pictureOf(engine, step, key));
    const pdf = join(folder, 'document.pdf');
    await writeFile(pdf, await printDocument({ ...step, font: engine.font, stills: pictures }));
    await engine.results.commit(step.key, pdf);
  });

const pictureOf = async (engine: Engine, { path }: DocumentStep, key: string): Promise<Uint8Array> => {
  const result = await engine.results.open(key);
  if (!result) throw new PolyreelError('result-gone', `a picture for ${path} is gone; run it again.`);
  return readFile(result.path);
};
