import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClient } from '../service/support/client.ts';
import { makeFootage, putFilm } from '../service/support/films.ts';
import { ADMIN_KEY, newFolder } from '../service/support/service.ts';
import { type RunningProgram, startProgram, until } from '../support/program.ts';

/** A user as the image has one. */
const USER = 1000;
const canContain =
  process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true'], { stdio: 'ignore' }).status === 0;

/**
 * Everything read-only but two folders, as `read_only` and `volumes` of docker-compose.yml make it; no rights, and none to win. The
 * program is seen where the user can reach it, wherever its checkout lies.
 */
const CONTAIN = `
set -e
mount --make-rprivate /
mount --rbind / "$FOLDER/root"
mount -o remount,ro,bind "$FOLDER/root"
for EACH in home temporary; do mount --bind "$FOLDER/$EACH" "$FOLDER/root$FOLDER/$EACH"; done
mount --bind "$PWD" "$FOLDER/root$FOLDER/program"
mount -o remount,ro,bind "$FOLDER/root$FOLDER/program"
exec chroot "$FOLDER/root" setpriv --reuid ${USER} --regid ${USER} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all -- \\
  sh -c 'cd "$0" && exec "$@"' "$FOLDER/program" "$@"
`;

let folder: Awaited<ReturnType<typeof newFolder>>;
const programs: RunningProgram[] = [];

beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'), 10);
  await chmod(folder.path('.'), 0o755);
  for (const name of ['root', 'home', 'temporary', 'program']) await mkdir(folder.path(name));
  for (const name of ['home', 'temporary']) await chown(folder.path(name), USER, USER);
});
afterAll(async () => {
  for (const { child, ended } of programs) {
    child.kill('SIGKILL');
    await ended;
  }
  await folder?.remove();
});

const contained = (program: readonly string[], args: readonly string[]): RunningProgram => {
  const command = ['unshare', '--mount', 'sh', '-c', CONTAIN, 'sh', ...program];
  const ffmpeg = process.env.TEST_FFMPEG_PATH ?? '/usr/bin/ffmpeg';
  const build = { FFMPEG_PATH: ffmpeg, FFPROBE_PATH: ffmpeg.replace(/ffmpeg$/, 'ffprobe') };
  const settings = {
    ...build,
    FOLDER: folder.path('.').replace(/\/\.?$/, ''),
    HOME: '/',
    POLYREEL_ADMIN_KEY: ADMIN_KEY,
  };
  const running = startProgram(args, command, folder.path('temporary'), settings);
  programs.push(running);
  return running;
};

describe.skipIf(!canContain)('held as docker-compose.yml holds it (needs root)', () => {
  it('the service renders, and can change nothing but its two folders', async () => {
    const home = folder.path('home');
    const node = [process.execPath, '--import', 'tsx', 'src/cli/main.ts'];
    const service = contained(node, ['serve', '--port', '0', '--home', home]);
    const address = /Polyreel listens at (\S+)/;
    await until('it listens', () => address.test(service.said.out) || service.child.exitCode !== null, 60_000);
    expect(service.said.out, service.said.err).toMatch(address);
    const client = newClient({ url: address.exec(service.said.out)?.[1] ?? '', key: ADMIN_KEY });
    await putFilm(client, { id: 'held', shots: 3 }, folder.path('a.mp4'));
    expect(await client.ended(await client.render('held'))).toMatchObject({ state: 'succeeded' });
    const { json } = await client.send('GET', '/v1/documentaries/held/releases/latest');
    for (const { url, sha256 } of json.files) expect(await client.digestOf(url)).toBe(sha256);

    const status = await readFile(`/proc/${service.pid}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\s+1000\s+1000\s/m);
    expect(status).toMatch(/^CapBnd:\s+0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    const writer = contained(['sh', '-c', `touch "$1/new" && ! touch package.json`, 'sh'], [home]);
    expect(await writer.ended, writer.said.err).toBe(0);
    expect(await readdir(home)).toContain('new');
  });
});
