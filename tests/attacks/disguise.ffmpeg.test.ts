import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builds } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { runFfmpeg } from '../support/studio.ts';
import { disguises } from './support/disguises.ts';
import { playlistInAvi, referringElsewhere } from './support/references.ts';
import { setTrap, type Trap } from './support/trap.ts';

const folder = testFolder();
let trap: Trap;
beforeAll(async () => {
  trap = await setTrap(folder);
});
afterAll(() => trap.close());

const NAMES = ['in.mp4', 'in.mov', 'in.mkv', 'in.wav', 'in.png', 'in.ts', 'in.cube', 'in%d.png'];
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

it('is seen when it is touched', async () => {
  expect(trap.touched()).toEqual([]);
  await runFfmpeg(['-v', 'error', '-i', put('in.mp4', `ffconcat version 1.0\nfile 'canary.mp4'\n`), '-f', 'null', '-']);
  expect(trap.touched()).toEqual([trap.film]);
  await fetch(`${trap.address}/x`);
  expect(trap.touched()).toContain('GET /x');
  readFileSync(trap.text);
  expect(trap.touched()).toEqual([trap.text]);
});

describe.each(builds)('a text that is taken for a film by $name', ({ tool }) => {
  it('opens nothing, and is refused', { timeout: 300_000 }, async () => {
    for (const [i, { what, text }] of disguises(trap).entries()) {
      const name = NAMES[i % NAMES.length] ?? '';
      const path = put(name, text);
      const { facts, problems } = await tool.probe({ path, name, at: '/media/a/file' });
      expect([what, trap.touched()]).toEqual([what, []]);
      expect([what, facts, problems.map(({ severity }) => severity)]).toEqual([what, undefined, ['block']]);
      expect(JSON.stringify(problems)).not.toContain(trap.secret);
    }
  });
});

describe.each(builds)('a film that points at another, for $name', ({ tool }) => {
  it('opens nothing', async () => {
    const films = [
      ...referringElsewhere(readFileSync(trap.film), trap.film, trap.address),
      ...[
        `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${trap.film}\n`,
        `ffconcat version 1.0\nfile '${trap.film}'\n`,
      ].map((text) => ({ what: 'an AVI with a playlist for subtitles', bytes: playlistInAvi(text) })),
    ];
    trap.touched();
    for (const { what, bytes } of films) {
      const path = put('in.mp4', bytes);
      const probed = await tool.probe({ path, name: 'in.mp4', at: '/media/a/file' });
      expect([what, trap.touched()]).toEqual([what, []]);
      expect(JSON.stringify(probed)).not.toContain(trap.secret);
    }
  });
});
