import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const mark = join(root, 'dist', 'web', '.made-from');

/** Builds the pages of the service, unless those that are there were made from the same files. */
export function buildPages() {
  const digest = digestOfSources();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return;
  console.error('Building the pages (vite build) …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    console.error('The pages could not be built: see above.');
    process.exit(status ?? 1);
  }
  writeFileSync(mark, digest);
}

/** The pages, and what else they are made of: code of the service that they share, and the versions of packages. */
function digestOfSources() {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...files, 'vite.config.ts', 'package-lock.json'].sort())
    hash.update(file.replace(root, '')).update(readFileSync(join(file.startsWith(root) ? '' : root, file)));
  return hash.digest('hex');
}
