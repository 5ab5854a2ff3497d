import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import type { DocumentStep } from '../../src/plan/kit/documents.ts';
import { brochureContents, sheetContents } from '../../src/plan/kit/say.ts';
import { runDocument } from '../../src/run/run-document.ts';
import { openEngine, type TestEngine } from '../support/engine.ts';
import { filesIn } from '../support/folder.ts';
import { kitOf, kitStills } from '../support/kit.ts';

const { kit, manifest } = kitOf('cs');
const contents = brochureContents(kit);
const keyOf = (letter: string): string => letter.repeat(64);
const pictures = { poster: keyOf('a'), sections: [keyOf('b'), keyOf('c'), keyOf('d')] };
const step: DocumentStep = {
  ...{ kind: 'document', key: keyOf('e'), path: 'film.cs.brochure.pdf', output: 'brochure', form: 'pages' },
  ...{ language: 'cs', contents, pictures },
};
const { signal } = new AbortController();
const stills = [...kitStills().values()];

let opened: TestEngine;
let engine: TestEngine;
beforeEach(async () => {
  opened = await openEngine();
  engine = { ...opened, font: notoSans() };
  for (const [i, key] of [pictures.poster, ...pictures.sections].entries()) {
    await writeFile(join(engine.folder, 'made'), stills[i] ?? '');
    await engine.results.commit(key, join(engine.folder, 'made'));
  }
});
afterEach(() => opened.close());

describe('a document', () => {
  it('is committed under its key, with the stills in it as they are', async () => {
    await runDocument(engine, step, signal);
    const made = await readFile((await engine.results.open(step.key))?.path ?? '');
    expect(made.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    for (const still of stills) expect(made.includes(Buffer.from(still))).toBe(true);
    // Each lies in it once: on the leaf of its section, and small in the list.
    expect(made.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(stills.length);
  });

  it('leaves nothing behind but its result', async () => {
    const before = (await filesIn(engine.folder)).length;
    await runDocument(
      engine,
      {
        ...step,
        ...{ output: 'evaluation', contents: sheetContents(kit, manifest) },
        pictures: { sections: [] },
      },
      signal,
    );
    expect((await filesIn(engine.folder)).length).toBe(before + 2);
  });

  it('says which picture it misses', async () => {
    const gone = { ...step, pictures: { sections: [keyOf('f')] } };
    await expect(runDocument(engine, gone, signal)).rejects.toMatchObject({
      code: 'result-gone',
      message: 'a picture for film.cs.brochure.pdf is gone; run it again.',
    });
  });
});
