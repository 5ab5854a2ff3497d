import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMedia, mediaOf, putMedia } from '../../src/documents/media.ts';
import type { MediaEntry } from '../../src/documents/model.ts';
import { decodeName, encodeName } from '../../src/documents/names.ts';
import { ivo, jana, namesIn, onEachStore, refusalOf, times } from './kit.ts';

const sent = (file: string, digest = 'd1') => ({ documentary: 'film', file, digest, bytes: 10, author: jana });

describe('a name of a person', () => {
  it('is a name of an object, of its own, and can be read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 20 }), (one, other) => {
        const name = encodeName(one);
        expect(name).toMatch(/^[\w.-]+$/);
        expect(name).not.toMatch(/^\.+$/);
        expect(name === encodeName(other)).toBe(one === other);
        if (one !== '' && !/^\.+$/.test(one) && !name.startsWith('__')) expect(decodeName(name)).toBe(one);
      }),
    );
  });

  it.each(['..', '.', '', 'ž'.repeat(300)])('is digested where it could be no name: %j', (text) => {
    expect(encodeName(text)).toMatch(/^__[0-9a-f]{64}$/);
  });
});

onEachStore('an upload', (open) => {
  it('is what its name means from then on, until another is', async () => {
    const records = await open();
    expect(await putMedia(records, { ...sent('farm.mp4'), duration: 10 })).toMatchObject({ created: true });
    expect(await putMedia(records, sent('farm.mp4', 'd2'))).toMatchObject({ created: true });
    expect(await mediaOf(records, 'film')).toMatchObject([
      { file: 'farm.mp4', digest: 'd2', author: jana, problems: [] },
    ]);
  });

  it('changes nothing where it is the same', async () => {
    const records = await open();
    const { entry } = await putMedia(records, sent('farm.mp4'));
    const again = await putMedia(records, { ...sent('farm.mp4'), author: ivo });
    expect(again).toEqual({ created: false, entry });
  });

  it('is one of fifty sent at once, whole', async () => {
    const records = await open();
    const kept = await times(50, (i) => putMedia(records, sent('farm.mp4', `d${i}`)));
    expect(kept.map(({ entry }) => entry)).toContainEqual((await mediaOf(records, 'film'))[0]);
  });

  it('may have any name that is one', async () => {
    const records = await open();
    const names = ['Žďár nad Sázavou.mp4', 'a_b (1).mov', 'поле.mp4', 'media/田.mp4', 'x'.repeat(400), '__proto__'];
    for (const file of names) await putMedia(records, sent(file));
    expect((await mediaOf(records, 'film')).map(({ file }) => file)).toEqual(
      names.map((n) => n.normalize('NFC')).sort(),
    );
    expect(await putMedia(records, sent('Žďár nad Sázavou.mp4'.normalize('NFD')))).toMatchObject({ created: false });
  });

  it.each([
    '../farm.mp4',
    '/farm.mp4',
    'a\\b.mp4',
    'http://x/a.mp4',
    'a%d.png',
    'a\u0000b',
    '',
    'a/',
    '..',
    '.',
    '\ud800',
  ])('cannot be called %j, and nothing is kept', async (file) => {
    const records = await open();
    expect(await refusalOf(putMedia(records, sent(file)))).toMatchObject({
      code: 'bad-input',
      problems: ['path-refused filename'],
    });
    expect(await namesIn(records.store)).toEqual([]);
  });
});

describe('a name in a manifest', () => {
  const entries = ['farm.mp4', 'old/farm.mp4', 'new/bus.mp4', 'Žena.mp4', 'old/Žena.mp4'].map(
    (file): MediaEntry => ({ ...sent(file), at: '', problems: [] }),
  );
  it.each([
    ['farm.mp4', 'farm.mp4'],
    ['old/farm.mp4', 'old/farm.mp4'],
    ['media/farm.mp4', undefined],
    ['bus.mp4', 'new/bus.mp4'],
    ['media/bus.mp4', 'new/bus.mp4'],
    ['us.mp4', undefined],
    ['Žena.mp4'.normalize('NFD'), 'Žena.mp4'],
    ['constructor', undefined],
  ])('%s means %s', (name, file) => {
    expect(findMedia(entries, name)?.file).toBe(file);
  });
});
