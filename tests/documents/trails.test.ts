import { expect, it } from 'vitest';
import { listAudit, writeAudit } from '../../src/documents/audit.ts';
import { countDownload, sumDownloads } from '../../src/documents/downloads.ts';
import { createKey } from '../../src/documents/keys.ts';
import { changeSettings, readSettings } from '../../src/documents/settings.ts';
import { ivo, jana, namesIn, onEachStore, recordsIn, refusalOf, times } from './kit.ts';

onEachStore('the audit', (open) => {
  it('has every line of a day, in order', async () => {
    const records = await open();
    await times(50, (i) => writeAudit(records, { author: jana, action: 'manifest.put', detail: { i } }));
    const last = { author: ivo, action: 'subtitles.put', documentary: 'film', detail: { language: 'cs' } };
    await writeAudit(records, last);
    const lines = await listAudit(records, '2026-11-24');
    expect(lines).toHaveLength(51);
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort());
    expect(lines.at(-1)).toEqual({ at: '2026-11-24T05:00:00.050Z', ...last });
    expect(await listAudit(records, '2026-11-25')).toEqual([]);
    expect(await listAudit(records, '../keys')).toEqual([]);
  });

  it('has no key in it, wherever one was put', async () => {
    const records = await open();
    const { key } = await createKey(records, { role: 'editor', label: 'Jana', author: jana });
    await writeAudit(records, { author: { ...jana, label: key }, action: 'x', detail: { header: `Bearer ${key}` } });
    const [line] = await listAudit(records, '2026-11-24');
    expect(line).toMatchObject({ author: { label: 'pr_…' }, detail: { header: 'Bearer pr_…' } });
    for (const name of await namesIn(records.store, 'audit/'))
      expect(new TextDecoder().decode(await records.store.read(name))).not.toContain(key);
  });
});

onEachStore('downloads', (open) => {
  it('are counted by file and key, also fifty at once', async () => {
    const records = await open();
    const one = { documentary: 'film', release: '20261124T050002000Z-0123abcd', file: 'film.cs.720p.mp4', key: 'k1' };
    await times(50, () => countDownload(records, one));
    await countDownload(records, { ...one, key: 'k2' });
    await countDownload(records, { ...one, file: 'hls/master.m3u8' });
    await countDownload(records, { ...one, documentary: 'film-2' });
    const { documentary: _, ...counted } = one;
    expect(await sumDownloads(records, 'film')).toEqual([
      { ...counted, count: 50 },
      { ...counted, key: 'k2', count: 1 },
      { ...counted, file: 'hls/master.m3u8', count: 1 },
    ]);
  });
});

onEachStore('settings', (open) => {
  it('are kept, and nothing starts by itself before', async () => {
    const records = await open();
    expect(await readSettings(records, 'film')).toEqual({ autoRender: false, public: false });
    const changes = [{ autoRender: true }, { public: true }, {}];
    const made = await Promise.all(changes.map((change) => changeSettings(records, 'film', change)));
    expect(made.map(({ isChanged }) => isChanged)).toEqual([true, true, false]);
    expect(await readSettings(recordsIn(records.store), 'film')).toEqual({ autoRender: true, public: true });
    expect((await refusalOf(readSettings(records, 'a/b'))).code).toBe('not-found');
  });
});
