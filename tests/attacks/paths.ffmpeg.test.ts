import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { checkManifest } from '../../src/documents/manifests.ts';
import type { Problem } from '../../src/problem.ts';
import { placeOf } from '../../src/run/files.ts';
import { folderSource } from '../../src/run/folder-source.ts';
import { readProject } from '../../src/run/project.ts';
import { check, recordsIn } from '../documents/kit.ts';
import { npmBuild } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { plainFont } from '../support/project.ts';
import { makeClip, openStudio, type Studio } from '../support/studio.ts';
import { named, pathPlaces, withValue } from './support/path-places.ts';
import { setTrap, type Trap } from './support/trap.ts';

const outside = testFolder();
let [trap, studio]: [Trap | undefined, Studio | undefined] = [undefined, undefined];
const tools = (): { trap: Trap; studio: Studio } => {
  if (!trap || !studio) throw new Error('not begun');
  return { trap, studio };
};
const socket = createServer();

beforeAll(async () => {
  trap = await setTrap(outside);
  studio = await openStudio();
  const { path, write } = studio;
  await makeClip(path('a.mp4'), { seconds: 1, size: '64x36' });
  await write('en.srt', '1\n00:00:00,100 --> 00:00:00,900\nShe comes.\n');
  symlinkSync(trap.film, path('link.mp4'));
  symlinkSync('link.mp4', path('link-to-link.mp4'));
  symlinkSync(outside, path('folder'));
  symlinkSync(relative(path('.'), trap.text), path('link.srt'));
  symlinkSync('round.mp4', path('round.mp4'));
  symlinkSync('/dev/zero', path('zero.mp4'));
  symlinkSync('/dev/stdin', path('stdin.mp4'));
  symlinkSync('/proc/self/environ', path('environ.srt'));
  symlinkSync('/proc/self/fd', path('open'));
  mkdirSync(path('media'));
  spawnSync('mkfifo', [path('pipe.mp4')]);
  await new Promise<void>((resolve) => socket.listen(path('socket.mp4'), resolve));
  trap.touched();
});
afterAll(async () => {
  socket.close();
  await trap?.close();
  await studio?.close();
});

/** Every way out of a folder that a name may be. */
const escapes = ({ film, text, address }: Trap): readonly string[] => {
  const [up, name] = [`../${basename(outside)}`, basename(film)];
  const schemes = [
    'file:',
    'file://',
    'concat:',
    'subfile,,start,0,end,0,,:',
    'crypto:',
    'async:',
    'cache:',
    'md5:',
    'tee:',
  ];
  return [
    ...[`${up}/${name}`, `./${up}/${name}`, `media/../${up}/${name}`, `media/../../${basename(outside)}/${name}`],
    ...[film, `/${film}`, `//localhost${film}`, text, '/dev/zero', '/dev/stdin', '/proc/self/environ', '/etc/passwd'],
    ...[`~${film}`, '~/x.mp4', '~root/x.mp4', '$HOME/x.mp4', '`id`', '$(id)', '|cat /etc/passwd', '-', '-i', '--help'],
    ...[
      '..\\x.mp4',
      `..\\..${film.replaceAll('/', '\\')}`,
      'C:\\x.mp4',
      'C:/x.mp4',
      'c:x.mp4',
      '\\\\host\\share\\x.mp4',
    ],
    ...['//host/share/x.mp4', '\\\\?\\C:\\x', '\\\\.\\pipe\\x', 'CON', 'NUL', 'a.mp4::$DATA', 'a.mp4:stream'],
    ...schemes.map((scheme) => `${scheme}${film}`),
    ...[`${address}/x.mp4`, `hls+${address}/x`, 'pipe:', 'pipe:0', 'fd:', 'unix:/run/x', 'data:text/plain,x'],
    ...[`tcp://${address.slice(7)}`, `udp://${address.slice(7)}`, `rtmp://${address.slice(7)}/x`, 's3://bucket/x'],
    ...['lavfi:testsrc', 'movie=a.mp4', 'javascript:x', `concat:a.mp4|${film}`],
    ...[`%2e%2e/${basename(outside)}/${name}`, `..%2f${basename(outside)}%2f${name}`, '%2Fetc%2Fpasswd', '%00.mp4'],
    ...['img%03d.png', '%d.png', 'a%5d', '*.mp4', 'a?.mp4', '[a].mp4', '{a,b}.mp4'],
    ...['a.mp4\u0000', `a.mp4\u0000${film}`, 'a\n.mp4', `a.mp4\nfile '${film}'`, 'a\r.mp4', 'a\t.mp4', '\u007f'],
    ...[
      `․․/${basename(outside)}/${name}`,
      `‥/${name}`,
      `．．/${basename(outside)}/${name}`,
      `..／${name}`,
      '\u202e4pm.x',
    ],
    ...['..', '.', './', 'media', 'media/', 'a.mp4/', 'a.mp4/..', 'a.mp4/x', 'x'.repeat(256), `${'x/'.repeat(499)}y`],
    ...['\ud800.mp4', 'a.mp4 ', ' a.mp4', 'a.mp4.', '-a.mp4', '-vf', 'link.mp4', 'link-to-link.mp4', 'round.mp4'],
    ...[`folder/${name}`, 'folder', 'folder/canary.txt', 'link.srt', 'zero.mp4', 'stdin.mp4', 'environ.srt', 'open/0'],
    ...['pipe.mp4', 'socket.mp4', 'media/../folder/../link.mp4'],
  ];
};

const base = {
  ...{ version: 1, id: 'film', title: 'Film', languages: ['en'] },
  format: { width: 64, height: 36, frameRate: '25' },
  media: { a: { file: 'a.mp4', people: false } },
  timeline: [{ clip: 'a', tags: ['t'] }],
  editions: { teaser: { tags: ['t'] } },
};
const documentWith = (place: readonly string[], value: string): object =>
  withValue({ ...base, ...(place[0] === 'subtitles' ? {} : { subtitles: { en: 'en.srt' } }) }, place, value) as object;

const places = [...new Set(pathPlaces().map((place) => named(place).join('/')))].map((place) => place.split('/'));
/** As the command line reads a manifest, with one tool for all of them. */
const problemsOf = async (manifest: string): Promise<readonly Problem[]> => {
  const { tool } = npmBuild;
  const store = diskStore(tools().studio.path('home'));
  const source = folderSource({ place: placeOf(manifest), tool, store });
  return (await readProject({ source, font: plainFont, tool, jobs: 1 })).problems;
};
const blocks = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ severity }) => severity === 'block');

it('are all the places that a manifest has for paths', () => {
  expect(places.map((place) => place.join('/'))).toEqual(
    expect.arrayContaining([
      'media/a/file',
      'subtitles/en',
      'captions/a/en',
      'narration/en/file',
      'editions/teaser/subtitles/en',
    ]),
  );
});

describe.each(places.map((place) => [place.join('/'), place] as const))('a path at %s', (at, place) => {
  it('never leads out of the folder: it is told, and nothing outside is read', { timeout: 600_000 }, async () => {
    const { trap, studio } = tools();
    for (const name of escapes(trap)) {
      const manifest = await studio.manifest(documentWith(place, name) as never);
      const problems = await problemsOf(manifest);
      const told = blocks(problems).filter((problem) => problem.at.includes(`/${at}`));
      expect([name, told.length > 0]).toEqual([name, true]);
      expect([name, trap.touched()]).toEqual([name, []]);
      expect(JSON.stringify(problems)).not.toContain(trap.secret);
    }
  });

  it('reads no file of the machine in the service, whatever it names', async () => {
    const { trap, studio } = tools();
    const records = recordsIn(diskStore(studio.path('store')));
    for (const name of [...escapes(trap), 'a.mp4', 'en.srt']) {
      const problems = await checkManifest(records, 'film', JSON.stringify(documentWith(place, name)), check);
      expect([name, trap.touched()]).toEqual([name, []]);
      expect(JSON.stringify(problems)).not.toContain(trap.secret);
      const codes = problems.filter((problem) => problem.at.includes(`/${place[0]}`)).map(({ code }) => code);
      expect([name, codes.length > 0]).toEqual([name, true]);
    }
  });
});

describe('a file of the command line', () => {
  it.each(['/dev/zero', '/dev/stdin', 'pipe.mp4', 'socket.mp4', '.'])(
    'that is none is told at once: %s',
    async (name) => {
      const { studio } = tools();
      const path = name.startsWith('/') ? name : studio.path(name);
      for (const args of [
        ['check', path],
        ['render', path, '--out', studio.path('out')],
        ['import', path],
        ['subtitles', 'check', path, '--language', 'en'],
      ]) {
        const { status, err, out } = await studio.run(args);
        expect([args, status, `${err}${out}`]).toEqual([args, 2, expect.stringMatching(/name a file|cannot be read/)]);
      }
    },
  );

  it('may be a hard link: whoever could make it could copy the file', async () => {
    const { trap, studio } = tools();
    try {
      linkSync(trap.film, studio.path('hard.mp4'));
    } catch {
      return; // Another file system.
    }
    const manifest = await studio.manifest(documentWith(['media', 'a', 'file'], 'hard.mp4') as never);
    expect((await studio.run(['check', manifest])).status).toBe(0);
  });
});
