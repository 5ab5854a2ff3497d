import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Media types whose bytes shrink. */
const SHRINKS = /\.(js|css|html|svg|json|webmanifest)$/;

/** Lays each file's small forms beside it, when it is written for good: the service packs nothing while somebody waits. */
const packed = (): Plugin => ({
  name: 'polyreel-packed',
  apply: 'build',
  enforce: 'post',
  writeBundle({ dir = '' }, bundle) {
    for (const fileName of Object.keys(bundle)) {
      if (!SHRINKS.test(fileName) || fileName.endsWith('.html')) continue;
      const file = join(dir, fileName);
      const bytes = readFileSync(file);
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      writeFileSync(`${file}.br`, brotliCompressSync(bytes, options));
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
});

export default defineConfig({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  base: '/',
  plugins: [packed()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    // The browsers of a laptop of 2019 that still gets updates.
    target: 'es2020',
    // A helper of this kind is an inline script, which the service's policy forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Kilobytes: the player of streams is one library, fetched by those who play.
    chunkSizeWarningLimit: 700,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
