import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { releaseObject } from '../../src/documents/release-names.ts';
import type { ObjectStore } from '../../src/ports.ts';
import { testFolder } from '../footage/folder.ts';
import { expectStillServed } from './support/earlier-release.ts';
import { ALL, type FixedFilm, openFixedFilm, type Sending } from './support/fixed-film.ts';

const folder = testFolder();
let written = 0;
let film: FixedFilm;
let first: Sending;
beforeAll(async () => {
  const store = told(diskStore(join(folder, 'store')));
  film = await openFixedFilm(folder, store, () => written);
  first = await film.render(ALL);
});
afterAll(() => film?.close());

/** Counts what is written from memory: a file that was made is moved, and a copy is a second name. */
const told = (store: ObjectStore): ObjectStore => {
  const count = (content: Parameters<ObjectStore['replace']>[1]): void => {
    if (content instanceof Uint8Array) written += content.length;
  };
  return {
    ...store,
    create: (name, content) => {
      count(content);
      return store.create(name, content);
    },
    replace: (name, content) => {
      count(content);
      return store.replace(name, content);
    },
  };
};

it.each([
  ['the language alone', ['cs']],
  ['all languages', ALL],
])(
  'a corrected cue, rendered in %s, writes texts and records into a folder, and every other file is a second name',
  async (_, languages) => {
    await film.fix('cs');
    const { total, release } = await film.render(languages);
    const isText = ({ name }: { readonly name: string }): boolean =>
      /\.(?:m3u8|srt|vtt|ttml|txt|html|sha256)$/.test(name);
    for (const file of release.files.filter((one) => !isText(one))) {
      const { nlink } = await stat(join(folder, 'store', releaseObject(release, file.name)));
      expect(nlink, file.name).toBeGreaterThan(1);
    }
    const sum = first.release.files.reduce((bytes, file) => bytes + file.bytes, 0);
    expect(total).toBeLessThan(0.005 * sum);
  },
);

it('the first release stays whole, and its stream is served under its own addresses', async () => {
  await expectStillServed(diskStore(join(folder, 'store')), first.release);
});
