import { expect, it } from 'vitest';
import { createKey, ensureAdminKey, findKey, listKeys, type NewKey, revokeKey } from '../../src/documents/keys.ts';
import { jana, namesIn, onEachStore, recordsIn, refusalOf, times } from './kit.ts';

const wanted: NewKey = { role: 'editor', label: 'Jana', author: jana };
const admin: NewKey = { role: 'admin', label: 'Ada', author: jana };

onEachStore('a key', (open) => {
  it('opens what it was made for, and is kept as its digest only', async () => {
    const records = await open();
    const { key, entry } = await createKey(records, {
      ...{
        role: 'translator',
        languages: ['hr', 'hr'],
        documentaries: ['film'],
        label: ' Ana, hrvatski ',
        author: jana,
      },
    });
    expect(key).toMatch(/^pr_[\w-]{43}$/);
    expect(entry).toEqual({
      ...{ id: expect.stringMatching(/^[0-9a-f]{12}$/), role: 'translator', languages: ['hr'] },
      ...{ documentaries: ['film'], label: 'Ana, hrvatski', createdBy: jana.key },
      createdAt: expect.stringContaining('2026-11-24T05:00:00'),
    });
    expect(await findKey(records, key)).toEqual(entry);
    for (const name of await namesIn(records.store)) {
      expect(name).not.toContain(key);
      expect(new TextDecoder().decode(await records.store.read(name))).not.toContain(key);
    }
  });

  it.each(['', 'pr_', '../keys', 'a'.repeat(10_000)])('is unknown: %.20j', async (key) => {
    const records = await open();
    await createKey(records, wanted);
    expect(await findKey(records, key)).toBeUndefined();
  });

  it('opens nothing once it is revoked, for good', async () => {
    const records = await open();
    const { key, entry } = await createKey(records, wanted);
    const revoked = await revokeKey(records, entry.id);
    expect(revoked?.revokedAt).toBeDefined();
    expect(await findKey(records, key)).toBeUndefined();
    expect(await revokeKey(records, entry.id)).toEqual(revoked);
    expect(await listKeys(records)).toEqual([revoked]);
    expect(await revokeKey(records, '000000000000')).toBeUndefined();
    expect(await revokeKey(records, '')).toBeUndefined();
  });

  it('opens nothing once it has expired', async () => {
    const { store } = await open();
    const { key } = await createKey(recordsIn(store), { ...wanted, expiresAt: '2026-11-24T07:00:00+01:00' });
    expect(await findKey(recordsIn(store, '2026-11-24T05:59:59.000Z'), key)).toMatchObject({
      expiresAt: '2026-11-24T06:00:00.000Z',
    });
    expect(await findKey(recordsIn(store, '2026-11-24T06:00:00.000Z'), key)).toBeUndefined();
  });

  it('is not made of what is wrong, and all of it is told', async () => {
    const records = await open();
    const refused = await refusalOf(
      createKey(records, {
        ...{ role: 'translator', languages: ['hr', 'English'], documentaries: ['film', '../x'], label: ' ' },
        ...{ expiresAt: 'tomorrow', author: jana },
      }),
    );
    expect(refused).toMatchObject({
      code: 'bad-input',
      problems: [
        ...['unknown-language /languages/1', 'unknown-documentary /documentaries/1'],
        ...['missing-label /label', 'bad-time /expiresAt'],
      ],
    });
    expect(await namesIn(records.store)).toEqual([]);
  });

  it.each<[Partial<NewKey>, string]>([
    [{ role: 'owner' }, 'unknown-role /role'],
    [{ role: 'constructor' }, 'unknown-role /role'],
    [{ role: 'translator' }, 'missing-languages /languages'],
    [{ role: 'partner', languages: ['cs'] }, 'needless-languages /languages'],
    [{ role: 'admin', documentaries: ['film'] }, 'needless-documentaries /documentaries'],
    [{ documentaries: [] }, 'missing-documentaries /documentaries'],
    [{ label: 'a\nb' }, 'bad-label /label'],
    [{ label: 'a'.repeat(201) }, 'bad-label /label'],
    [{ expiresAt: '2026-11-24T05:00:00' }, 'bad-time /expiresAt'],
    [{ expiresAt: '2027-02-31T05:00:00Z' }, 'bad-time /expiresAt'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'bad-time /expiresAt'],
  ])('is not made with %j', async (change, problem) => {
    expect((await refusalOf(createKey(await open(), { ...wanted, ...change }))).problems).toEqual([problem]);
  });
});

onEachStore('the first admin key', (open) => {
  it('is made once, however many start at once', async () => {
    const records = await open();
    const made = (await times(20, () => ensureAdminKey(records))).filter((key) => key !== undefined);
    expect(made).toHaveLength(1);
    expect(await findKey(records, made[0] ?? '')).toMatchObject({ role: 'admin', createdBy: 'start' });
    expect(await listKeys(records)).toHaveLength(1);
    expect(await ensureAdminKey(records)).toBeUndefined();
  });

  it('is not needed where another admin key stands', async () => {
    const records = await open();
    await createKey(records, admin);
    expect(await ensureAdminKey(records)).toBeUndefined();
  });

  it('is made anew, once, where every admin key was revoked', async () => {
    const records = await open();
    const first = await ensureAdminKey(records);
    const entry = first === undefined ? undefined : await findKey(records, first);
    await revokeKey(records, entry?.id ?? '');
    const made = (await times(20, () => ensureAdminKey(records))).filter((key) => key !== undefined);
    expect(made).toHaveLength(1);
    expect(await findKey(records, made[0] ?? '')).toMatchObject({ role: 'admin' });
    expect((await listKeys(records)).map(({ revokedAt }) => revokedAt !== undefined)).toEqual([true, false]);
  });

  it('is the one that is given', async () => {
    const records = await open();
    const given = 'correct horse battery';
    expect(await Promise.all([ensureAdminKey(records, given), ensureAdminKey(records, given)])).toEqual([
      undefined,
      undefined,
    ]);
    expect(await findKey(records, given)).toMatchObject({ role: 'admin', label: 'POLYREEL_ADMIN_KEY' });
    expect(await ensureAdminKey(records)).toBeUndefined();
  });

  it('that is given must be long, in force, and an admin’s', async () => {
    const records = await open();
    expect((await refusalOf(ensureAdminKey(records, 'short'))).message).toContain('at least 16');
    const { key, entry } = await createKey(records, wanted);
    expect((await refusalOf(ensureAdminKey(records, key))).message).toContain('another role');
    const { key: old, entry: own } = await createKey(records, admin);
    await revokeKey(records, own.id);
    expect((await refusalOf(ensureAdminKey(records, old))).message).toContain('revoked');
    expect(await findKey(records, key)).toEqual(entry);
  });
});
