// `npm test`: installs what is missing, checks format, lint and types, runs every test, and ends with one plain line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './packages.mjs';
import { buildPages } from './pages.mjs';
import { installPrograms, systemFfmpeg } from './system.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const run = (program, args) =>
  spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: process.env }).status ?? 1;

installPackages();
installPrograms();
buildPages();
process.env.TEST_FFMPEG_PATH = systemFfmpeg();
if (!existsSync(join(root, '..', 'shared', 'corpus')))
  console.error('The corpus of real files (../shared/corpus) is not here: the tests that need it are skipped.');

const checked = run('npm', ['run', '-s', 'check']);
const folder = mkdtempSync(join(tmpdir(), 'polyreel-test-'));
const report = join(folder, 'report.json');
const more = process.argv.slice(2);
const tested = run(bin('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...more,
]);
const counts = readCounts(report);
rmSync(folder, { recursive: true, force: true });
if (checked !== 0) console.log('npm run check found faults: see above.');
console.log(`${counts.passed} passed, ${counts.failed + (checked === 0 ? 0 : 1)} failed, ${counts.skipped} skipped`);
process.exit(checked === 0 && tested === 0 ? 0 : 1);

function readCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  // A file that does not even load has no test that could fail.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length, skipped: numPendingTests + numTodoTests };
}
