import { expect, it } from 'vitest';
import { createKey, revokeKey } from '../../src/documents/keys.ts';
import { makeSignInLink, useSignInLink } from '../../src/documents/sign-in-links.ts';
import { breakingStore } from '../faults/support/breaking-store.ts';
import { jana, namesIn, onEachStore, recordsIn, times } from './kit.ts';

const wanted = { role: 'translator', languages: ['cs'], label: 'Jana', author: jana };

onEachStore('a sign-in link', (open) => {
  it('gives its key once, also where many use it at once, and is kept as its digest only', async () => {
    const records = await open();
    const { entry } = await createKey(records, wanted);
    const link = await makeSignInLink(records, entry.id, jana.key);
    const text = link?.text ?? '';
    expect(text).toMatch(/^pl_[\w-]{43}$/);
    const given = await times(20, () => useSignInLink(records, text));
    expect(given.filter((one) => one !== undefined)).toEqual([entry]);
    expect(await useSignInLink(records, text)).toBeUndefined();
    for (const name of await namesIn(records.store)) {
      expect(name).not.toContain(text);
      expect(new TextDecoder().decode(await records.store.read(name))).not.toContain(text);
    }
  });

  it('works for three days, and no longer than its key', async () => {
    const { store } = await open();
    const made = async (expiresAt?: string) => {
      const { entry } = await createKey(recordsIn(store), { ...wanted, ...(expiresAt ? { expiresAt } : {}) });
      return (await makeSignInLink(recordsIn(store), entry.id, jana.key)) ?? { text: '', expiresAt: '' };
    };
    const [late, good, short] = [await made(), await made(), await made('2026-11-25T05:00:00Z')];
    expect([late.expiresAt.slice(0, 19), short.expiresAt]).toEqual(['2026-11-27T05:00:00', '2026-11-25T05:00:00.000Z']);
    expect(await useSignInLink(recordsIn(store, '2026-11-27T05:00:01.000Z'), late.text)).toBeUndefined();
    expect(await useSignInLink(recordsIn(store, '2026-11-27T04:59:59.000Z'), good.text)).toBeDefined();
    expect(await useSignInLink(recordsIn(store, short.expiresAt), short.text)).toBeUndefined();
  });

  it('is gone with its key, is made for none that is gone, and is nothing that somebody guessed', async () => {
    const records = await open();
    const { entry } = await createKey(records, wanted);
    const link = await makeSignInLink(records, entry.id, jana.key);
    await revokeKey(records, entry.id);
    expect(await useSignInLink(records, link?.text ?? '')).toBeUndefined();
    expect(await makeSignInLink(records, entry.id, jana.key)).toBeUndefined();
    expect(await makeSignInLink(records, '../sessions', jana.key)).toBeUndefined();
    for (const text of ['', 'pl_', '../keys']) expect(await useSignInLink(records, text)).toBeUndefined();
  });

  it('works where the store did what it was told, tried again, and then says that another was faster', async () => {
    const records = await open();
    const { entry } = await createKey(records, wanted);
    const link = await makeSignInLink(records, entry.id, jana.key);
    const { store } = breakingStore(records.store, 1, 'twice');
    expect(await useSignInLink({ ...records, store }, link?.text ?? '')).toEqual(entry);
  });
});
