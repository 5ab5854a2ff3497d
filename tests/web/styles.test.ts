import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const web = resolve(import.meta.dirname, '../../src/web');
const sheets = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));

it('the styles of a part hold for its own pages only: they stay in the browser when another page is shown', () => {
  expect(sheets.length).toBeGreaterThan(4);
  for (const name of sheets.filter((one) => !one.startsWith('styles/'))) {
    const text = readFileSync(join(web, name), 'utf8').trim();
    expect(text.startsWith(`.part-${name.split('/')[0]} {\n`), name).toBe(true);
    // What stands at the edge of the sheet is the brackets of the one rule around all.
    expect(
      text.split('\n').filter((line) => /^\S/.test(line)),
      name,
    ).toHaveLength(2);
  }
});
