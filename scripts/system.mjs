import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Programs that the tests need beside what npm brings, with Debian's package for each and the setting that names another
 * to be used in its place: a newer ffmpeg, as every film is tested with two builds; a second reader of ZIPs;
 * a browser; a Redis that can be killed; an S3 server.
 */
const NEEDED = [
  { program: 'ffmpeg', from: 'ffmpeg', instead: 'TEST_FFMPEG_PATH' },
  { program: 'unzip', from: 'unzip' },
  { program: 'chromium', from: 'chromium', instead: 'CHROMIUM_PATH' },
  { program: 'redis-server', from: 'redis-server' },
  { program: 'radosgw', from: 'radosgw', instead: 'TEST_S3_ENDPOINT' },
  { program: 'ceph-mon', from: 'ceph-mon', instead: 'TEST_S3_ENDPOINT' },
  { program: 'ceph-osd', from: 'ceph-osd', instead: 'TEST_S3_ENDPOINT' },
];

/** Installs what is missing, in one go, where that can be done without asking for a password; else says what is missing. */
export function installPrograms() {
  const wanted = missing();
  if (wanted.length === 0) return;
  if (canInstall()) {
    console.error(`Installing ${packagesOf(wanted).join(', ')} (apt-get): the tests need them …`);
    install(packagesOf(wanted));
  }
  // Whatever apt-get says: a service of a package that could not be started is of no matter here.
  const left = missing();
  if (left.length > 0) console.error(whatIsMissing(left));
}

/** The path of a newer ffmpeg than the one that npm brings, as TEST_FFMPEG_PATH names it or else the system has it. */
export const systemFfmpeg = () => process.env.TEST_FFMPEG_PATH || whereIs('ffmpeg') || '/usr/bin/ffmpeg';

const missing = () => NEEDED.filter(({ program, instead }) => !(instead && process.env[instead]) && !whereIs(program));

const packagesOf = (needed) => needed.map(({ from }) => from);

const whatIsMissing = (left) => {
  const programs = left.map(({ program }) => program).join(', ');
  const settings = [...new Set(left.flatMap(({ instead }) => instead ?? []))];
  const others = settings.length > 0 ? `, or name others in ${settings.join(' and ')}` : '';
  return `Not on this system: ${programs}. Install ${packagesOf(left).join(', ')}${others}. The tests that need them will fail.`;
};

const whereIs = (program) => {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  return folders.map((folder) => `${folder}/${program}`).find((path) => existsSync(path));
};

const canInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && whereIs('apt-get');

const install = (names) => {
  // Debian starts a Redis on its usual port when it installs one, except in this run level. The tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  return apt(['update', '-q']) && apt(['install', '-y', '-q', '--no-install-recommends', ...names]);
};
