import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { buildPages } from '../../scripts/pages.mjs';

const folder = resolve(import.meta.dirname, '../../dist/web');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

beforeAll(buildPages);

/** What a browser fetches before the first page can be seen: what the HTML names, and what that imports at once. */
const firstFiles = (): string[] => {
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    if (!path.endsWith('.js')) return;
    for (const [, next = ''] of read(path).matchAll(/(?:import|from)\s*"\.\/([^"]+)"/g)) follow(`assets/${next}`);
  };
  for (const [, path = ''] of read('index.html').matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)) follow(path);
  return [...found];
};

it('the first page weighs under 150 kB on its way', () => {
  const files = firstFiles();
  const bytes = files.reduce((sum, path) => sum + readFileSync(join(folder, `${path}.gz`)).length, 0);
  expect(files.length).toBeGreaterThan(1);
  expect(bytes + read('index.html').length).toBeLessThan(150_000);
});

it('players and editors are fetched by those who use them', () => {
  const first = firstFiles().map(read).join('');
  expect(first).not.toMatch(/MEDIA_ATTACHED|EXT-X-STREAM-INF/);
  expect(first).not.toContain('cm-content');
});

it('the page names nothing that lies elsewhere, and has no script in itself', () => {
  const html = read('index.html');
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style="/);
});
