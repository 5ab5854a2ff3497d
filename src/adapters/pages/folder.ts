import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { PageFile, Pages } from '../../ports.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const PACKINGS = { br: '.br', gzip: '.gz' } as const;

/** The pages as Vite lays them down, read once: some hundred kilobytes. Undefined where they were not built. */
export const pagesIn = (folder: string): Pages | undefined => {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return undefined;
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const type = TYPES[extname(entry.name)];
    if (entry.isFile() && type) files.set(path.slice(folder.length).replace(/^\/+/, ''), readPage(path, type));
  }
  return { html: readFileSync(index, 'utf8'), file: (path) => files.get(path) };
};

const readPage = (path: string, type: string): PageFile => {
  const bytes = readFileSync(path);
  const packed: Record<string, Uint8Array> = {};
  for (const [name, suffix] of Object.entries(PACKINGS)) {
    const small = existsSync(path + suffix) ? readFileSync(path + suffix) : undefined;
    if (small && small.length < bytes.length) packed[name] = small;
  }
  return { type, bytes, packed, named: /-[\w-]{8}\.\w+$/.test(path) };
};
