import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * The path of a newer ffmpeg than the one that npm brings: every film is tested with both. TEST_FFMPEG_PATH names one;
 * else the system's is used; else Debian's package is installed, where that can be done without asking for a password.
 */
export function installFfmpeg() {
  const named = process.env.TEST_FFMPEG_PATH;
  if (named) return named;
  const found = whereIs('ffmpeg');
  if (found) return found;
  console.error(
    'Installing the package ffmpeg (apt-get): the tests render with a newer build beside the one from npm …',
  );
  if (canInstall() && install('ffmpeg')) return whereIs('ffmpeg') ?? '/usr/bin/ffmpeg';
  console.error(
    'There is no ffmpeg on this system: install one, or name one in TEST_FFMPEG_PATH. The tests that need it will fail.',
  );
  return '/usr/bin/ffmpeg';
}

const whereIs = (program) => {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  return folders.map((folder) => `${folder}/${program}`).find((path) => existsSync(path));
};

const canInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && whereIs('apt-get');

const install = (name) => {
  const apt = (args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt(['update', '-q']) && apt(['install', '-y', '-q', '--no-install-recommends', name]);
};
