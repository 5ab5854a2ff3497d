import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { pagesIn } from '../../../src/adapters/pages/folder.ts';

let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

const lay = async (files: Readonly<Record<string, string>>): Promise<string> => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-pages-'));
  await mkdir(join(folder, 'assets'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
};

it('reads what Vite lays down, with the packed form that is smaller', async () => {
  const pages = pagesIn(
    await lay({
      'index.html': '<p>',
      'assets/page-1a2b3c4d.js': 'export default 1;',
      'assets/page-1a2b3c4d.js.br': 'br',
      'assets/page-1a2b3c4d.js.gz': 'longer than the file itself',
      'icon.svg': '<svg/>',
      '.made-from': 'x',
    }),
  );
  expect(pages?.html).toBe('<p>');
  expect(pages?.file('assets/page-1a2b3c4d.js')).toEqual({
    type: 'text/javascript; charset=utf-8',
    bytes: Buffer.from('export default 1;'),
    packed: { br: Buffer.from('br') },
    named: true,
  });
  expect(pages?.file('icon.svg')).toMatchObject({ type: 'image/svg+xml', packed: {}, named: false });
  expect(pages?.file('.made-from')).toBeUndefined();
});

it('says where none were built', async () => {
  expect(pagesIn(await lay({}))).toBeUndefined();
});
