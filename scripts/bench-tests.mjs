// `npm run test:faults` and `npm run test:attacks`: the long form of what `npm test` runs in short. Takes `--seed N`, to
// repeat a run, and what vitest takes (names of files); prints the seed before and after.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './packages.mjs';
import { buildPages } from './pages.mjs';
import { installPrograms, systemFfmpeg } from './system.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [bench, ...args] = process.argv.slice(2);
const seed = takeSeed(args) ?? randomInt(1_000_000);
const repeat = `Seed ${seed}; the same again: npm run test:${bench} -- --seed ${seed}`;

installPackages();
installPrograms();
buildPages();
console.log(repeat);
const { status } = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), ['run', ...folders(args)], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    TEST_FFMPEG_PATH: systemFfmpeg(),
    POLYREEL_TEST_SEED: `${seed}`,
    POLYREEL_TEST_THOROUGH: '1',
  },
});
console.log(repeat);
process.exit(status ?? 1);

function takeSeed(args) {
  const at = args.indexOf('--seed');
  if (at < 0) return undefined;
  const [, text] = args.splice(at, 2);
  if (!/^\d{1,9}$/.test(text ?? '')) {
    console.error(`--seed takes a whole number of up to nine digits, not ${text ?? 'nothing'}.`);
    process.exit(2);
  }
  return Number(text);
}

function folders(args) {
  return args.some((arg) => !arg.startsWith('-')) ? args : [`tests/${bench}/`, ...args];
}
