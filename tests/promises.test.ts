import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/promises.md'), 'utf8');

interface Proof {
  readonly promise: string;
  readonly file: string;
  readonly title: string;
  readonly without: string;
}

/** `| promise | [title](../tests/file) | defence |` */
const ROW = /^\| ([^|]+) \| \[([^|\]]+)\]\(\.\.\/(tests\/[^)]+)\) \| ([^|]+) \|$/;
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (promise|---) \|/.test(line))
  .map((line): Proof => {
    const [, promise = '', title = '', file = '', without = ''] = ROW.exec(line) ?? expect.unreachable(line);
    return { promise, title, file, without };
  });

/** Whether a text stands in a test as a string of its own; what `it.each` puts into it is left out (`%s`, `$name`). */
const names = (file: string, title: string): boolean => {
  const text = readFileSync(join(root, file), 'utf8');
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => text.includes(quoted));
};

describe('the page of promises', () => {
  it('has every line in the form: promise, link to a test by its title, defence', () => {
    for (const { promise, without } of rows) expect([promise.length > 10, without.length > 3]).toEqual([true, true]);
  });

  it.each(rows.map(({ title, file }) => [title, file]))('names a test that is there: %s (%s)', (title, file) => {
    expect(existsSync(join(root, file))).toBe(true);
    expect(names(file, title)).toBe(true);
  });

  it('names every file of the benches', () => {
    const files = ['faults', 'attacks'].flatMap((bench) =>
      readdirSync(join(root, 'tests', bench), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `tests/${bench}/${name}`),
    );
    expect(files.filter((file) => !rows.some((row) => row.file === file))).toEqual([]);
  });
});
