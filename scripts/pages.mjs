import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = join(root, 'dist', 'web');
const MARK = '.made-from';

/** Builds the pages of the service, unless those that are there were made from the same files. */
export function buildPages() {
  const digest = digestOfSources();
  if (isMadeFrom(digest)) return;
  console.error('Building the pages (vite build) …');
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Two may build at once: each builds aside, and whoever is done first is believed.
  const aside = mkdtempSync(join(root, 'dist', '.web-'));
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', aside, '--emptyOutDir'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    console.error('The pages could not be built: see above.');
    process.exit(status ?? 1);
  }
  writeFileSync(join(aside, MARK), digest);
  if (!isMadeFrom(digest)) {
    rmSync(pages, { recursive: true, force: true });
    renameSync(aside, pages);
  }
  rmSync(aside, { recursive: true, force: true });
}

const isMadeFrom = (digest) => existsSync(join(pages, MARK)) && readFileSync(join(pages, MARK), 'utf8') === digest;

/** The pages, the code of the service that they share, and the versions of packages. */
function digestOfSources() {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const others = ['vite.config.ts', 'package-lock.json', 'manifests/schema.json'].map((name) => join(root, name));
  for (const file of [...files, ...others].sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}
