import { expect, it } from 'vitest';
import { createKey, revokeKey } from '../../src/documents/keys.ts';
import { beginSession, endSession, findSession } from '../../src/documents/sessions.ts';
import { makeSignInLink } from '../../src/documents/sign-in-links.ts';
import { sweepSignIns } from '../../src/documents/sweep-sign-ins.ts';
import { jana, namesIn, onEachStore, recordsIn } from './kit.ts';

const wanted = { role: 'editor', label: 'Jana', author: jana };

onEachStore('a session', (open) => {
  it('is its key for fourteen days, and is kept as its digest only', async () => {
    const { store } = await open();
    const { entry } = await createKey(recordsIn(store), wanted);
    const { text, expiresAt } = await beginSession(recordsIn(store), entry);
    expect(text).toMatch(/^ps_[\w-]{43}$/);
    expect(expiresAt).toBe('2026-12-08T05:00:00.000Z');
    expect(await findSession(recordsIn(store, '2026-12-08T04:59:59.000Z'), text)).toEqual({ entry, expiresAt });
    expect(await findSession(recordsIn(store, '2026-12-08T05:00:00.000Z'), text)).toBeUndefined();
    expect(await findSession(recordsIn(store), `${text}x`)).toBeUndefined();
    for (const name of await namesIn(store)) {
      expect(name).not.toContain(text);
      expect(new TextDecoder().decode(await store.read(name))).not.toContain(text);
    }
  });

  it('ends when somebody signs out, and with its key: revoked, or expired', async () => {
    const records = await open();
    const { store } = records;
    const { entry } = await createKey(records, wanted);
    const [one, other] = [await beginSession(records, entry), await beginSession(records, entry)];
    await endSession(records, one.text);
    expect(await findSession(records, one.text)).toBeUndefined();
    expect(await findSession(records, other.text)).toMatchObject({ entry });
    await revokeKey(records, entry.id);
    expect(await findSession(records, other.text)).toBeUndefined();
    const expiresAt = '2026-11-25T05:00:00.000Z';
    const short = await createKey(records, { ...wanted, expiresAt });
    const begun = await beginSession(records, short.entry);
    expect(begun.expiresAt).toBe(expiresAt);
    expect(await findSession(recordsIn(store, expiresAt), begun.text)).toBeUndefined();
  });

  it('is swept away when it is over, as links are, and not before', async () => {
    const { store } = await open();
    const now = () => new Date();
    const { entry } = await createKey({ store, now }, wanted);
    const { text } = await beginSession({ store, now }, entry);
    await makeSignInLink({ store, now }, entry.id, jana.key);
    const later = (days: number) => ({ store, now: () => new Date(Date.now() + days * 86_400_000) });
    await sweepSignIns(later(13.9));
    expect(await findSession(later(13.9), text)).toBeDefined();
    expect(await namesIn(store, 'sign-in-links/')).toHaveLength(1);
    await sweepSignIns(later(16));
    expect([await namesIn(store, 'sessions/'), await namesIn(store, 'sign-in-links/')]).toEqual([[], []]);
    expect(await namesIn(store, 'keys/')).toHaveLength(1);
  });
});
