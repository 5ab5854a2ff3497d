import { describe, expect, it } from 'vitest';
import { writeAudit } from '../../src/documents/audit.ts';
import { releaseId } from '../../src/documents/create-release.ts';
import { describeDocumentary } from '../../src/documents/documentary.ts';
import { askOnce } from '../../src/documents/idempotency.ts';
import { createKey, ensureAdminKey, findKey, listKeys, revokeKey } from '../../src/documents/keys.ts';
import { currentManifest, manifestHistory } from '../../src/documents/manifests.ts';
import { mediaOf } from '../../src/documents/media.ts';
import type { Pins } from '../../src/documents/model.ts';
import type { Records } from '../../src/documents/records.ts';
import { latestRelease, listReleases } from '../../src/documents/releases.ts';
import { askRender, endRender, openRenders, readRender } from '../../src/documents/renders.ts';
import { currentSubtitles, subtitleHistory } from '../../src/documents/subtitles.ts';
import { PolyreelError } from '../../src/errors.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { jana, manifestText, namesIn, recordsIn, sendManifest, sendTrack, track, upload } from '../documents/kit.ts';
import { publishAsIs } from '../documents/release-kit.ts';
import { BREAKAGES, breakingStore } from './support/breaking-store.ts';

interface Deed {
  /** What stood there before. */
  readonly before?: (records: Records) => Promise<unknown>;
  readonly run: (records: Records) => Promise<unknown>;
  /** What must hold whether the deed ended or broke. */
  readonly always: (records: Records) => Promise<void>;
  /** What must hold when it was done again with a store that works. */
  readonly done: (records: Records, result: unknown) => Promise<void>;
}

const pins: Pins = { manifest: 1, subtitles: {}, media: {} };
const ask = { documentary: 'film', edition: 'full', languages: ['en'], pins, acceptErrors: false, author: jana };
const at = (second: number): string => `2026-11-24T05:00:0${second}.000Z`;
const release = (second: number) => ({
  ...{
    id: releaseId(at(second), [], []),
    documentary: 'film',
    edition: 'full',
    createdAt: at(second),
    askedAt: at(second),
  },
  ...{ manifest: 1, subtitles: {}, render: `r${second}`, tool: 'b', files: [] },
});
const openIn = async (records: Records): Promise<string[]> => {
  const ids: string[] = [];
  for await (const id of openRenders(records)) ids.push(id);
  return ids;
};
/** Whatever an object is called, and whatever broke: it is whole. */
const everythingIsWhole = async ({ store }: Records): Promise<void> => {
  for (const name of await namesIn(store))
    if (name.endsWith('.json')) JSON.parse(new TextDecoder().decode(await store.read(name)));
};

const DEEDS: Readonly<Record<string, Deed>> = {
  'a first manifest': {
    run: (records) => sendManifest(records),
    always: async (records) => {
      const found = await currentManifest(records, 'film');
      if (found) expect(found.text).toBe(manifestText());
    },
    done: async (records) => expect((await currentManifest(records, 'film'))?.text).toBe(manifestText()),
  },
  'a changed manifest': {
    before: (records) => sendManifest(records),
    run: (records) => sendManifest(records, { title: 'New' }),
    always: async (records) => {
      const found = await currentManifest(records, 'film');
      expect([manifestText(), manifestText({ title: 'New' })]).toContain(found?.text);
      const history = await manifestHistory(records, 'film');
      expect(history[0]?.revision).toBe(found?.revision);
    },
    done: async (records) =>
      expect((await currentManifest(records, 'film'))?.text).toBe(manifestText({ title: 'New' })),
  },
  'a track': {
    before: (records) => sendTrack(records, 'en', track('She comes.')),
    run: (records) => sendTrack(records, 'en', track('She goes.')),
    always: async (records) => {
      const found = await currentSubtitles(records, 'film', 'en');
      const texts = [track('She comes.'), track('She goes.')].map((one) => Buffer.from(one).toString());
      expect(texts).toContain(found && Buffer.from(found.bytes).toString());
      expect((await subtitleHistory(records, 'film', 'en'))[0]).toEqual(found?.about);
    },
    done: async (records) => {
      const found = await currentSubtitles(records, 'film', 'en');
      expect(found && Buffer.from(found.bytes)).toEqual(Buffer.from(track('She goes.')));
    },
  },
  'an upload': {
    run: (records) => upload(records, 'farm.mp4'),
    always: async () => {},
    done: async (records) => expect(await mediaOf(records, 'film')).toHaveLength(1),
  },
  'the ask for a render': {
    run: (records) => askRender(records, ask),
    always: async (records) => {
      for (const id of await openIn(records)) expect(await readRender(records, id)).toMatchObject({ state: 'queued' });
      const records_ = await namesIn(records.store, 'documentaries/film/renders/');
      expect(await openIn(records)).toHaveLength(records_.length);
    },
    done: async (records) => expect(await openIn(records)).toHaveLength(1),
  },
  'the end of a render': {
    before: (records) => askRender(records, ask),
    run: async (records) => {
      const { record } = await askRender(records, ask);
      return endRender(records, record.id, { state: 'succeeded', problems: [], release: 'r' });
    },
    always: async (records) => {
      for (const id of await openIn(records)) expect(await readRender(records, id)).toMatchObject({ state: 'queued' });
    },
    done: async (records, result) => {
      expect(result).toMatchObject({ state: 'succeeded', release: 'r' });
      expect(await openIn(records)).toEqual([]);
      expect(await namesIn(records.store, 'open-renders/')).toEqual([]);
    },
  },
  'a render under an idempotency key': {
    run: (records) =>
      askOnce(records, { author: 'k', key: '1', ask }, async () => (await askRender(records, ask)).record.id),
    always: async () => {},
    done: async (records, result) => {
      expect(await openIn(records)).toEqual([result]);
      const again = askOnce(records, { author: 'k', key: '1', ask }, async () => 'another');
      expect(await again).toBe(result);
    },
  },
  'a release': {
    before: (records) => publishAsIs(records, release(1)),
    run: (records) => publishAsIs(records, release(2)),
    always: async (records) => {
      const latest = await latestRelease(records, 'film');
      expect((await listReleases(records, 'film')).map(({ id }) => id)).toContain(latest?.id);
    },
    done: async (records, result) => {
      expect(result).toBe(true);
      expect(await latestRelease(records, 'film')).toEqual(release(2));
      expect(await listReleases(records, 'film')).toHaveLength(2);
    },
  },
  'the end of a key': {
    before: (records) => createKey(records, { role: 'editor', label: 'Jana', author: jana }),
    run: async (records) => revokeKey(records, (await listKeys(records))[0]?.id ?? ''),
    always: async (records) => expect(await listKeys(records)).toHaveLength(1),
    done: async (records) => expect((await listKeys(records))[0]?.revokedAt).toBeDefined(),
  },
  'a line of the audit': {
    run: (records) => writeAudit(records, { author: jana, action: 'x', detail: {} }),
    always: async () => {},
    done: async (records) => expect(await namesIn(records.store, 'audit/')).not.toHaveLength(0),
  },
};

describe.each(Object.entries(DEEDS))('%s', (_, deed) => {
  it.each(BREAKAGES)(
    'that breaks at any write (%s it) leaves nothing half, and can be done again',
    async (breakage) => {
      for (let nth = 1; ; nth += 1) {
        const whole = recordsIn(memoryStore());
        await deed.before?.(whole);
        const breaking = breakingStore(whole.store, nth, breakage);
        const broke = await isBroken(deed.run({ ...whole, store: breaking.store }));
        expect(broke).toBe(breakage !== 'twice' && breaking.writes() >= nth);
        await everythingIsWhole(whole);
        await deed.always(whole);
        const result = await deed.run(whole);
        await deed.always(whole);
        await deed.done(whole, result);
        expect(await describeDocumentary(whole, 'film')).not.toBeNull();
        if (breaking.writes() < nth) return expect(nth).toBeGreaterThan(1);
      }
    },
  );
});

const isBroken = async (run: Promise<unknown>): Promise<boolean> => {
  try {
    await run;
    return false;
  } catch (error) {
    if (error instanceof PolyreelError && error.code === 'store-away') return true;
    throw error;
  }
};

describe('the first admin key', () => {
  it.each(['before', 'twice'] as const)(
    'that breaks at any write (%s it) is made by the next start',
    async (breakage) => {
      for (let nth = 1; nth <= 3; nth += 1) {
        const whole = recordsIn(memoryStore());
        const { store } = breakingStore(whole.store, nth, breakage);
        const first = await ensureAdminKey({ ...whole, store }).catch(() => undefined);
        expect(first === undefined).toBe(breakage === 'before' && nth < 3);
        const key = first ?? (await ensureAdminKey(whole));
        expect(await findKey(whole, key ?? '')).toMatchObject({ role: 'admin' });
        expect(await listKeys(whole)).toHaveLength(1);
      }
    },
  );
});

describe('an edit whose answer got lost', () => {
  it('counts, though the store’s client says that another was faster', async () => {
    for (const nth of [1, 2, 3]) {
      const whole = recordsIn(memoryStore());
      await sendManifest(whole);
      const { store } = breakingStore(whole.store, nth, 'twice');
      const kept = await sendManifest({ ...whole, store }, { title: 'New' }, { ifMatch: '"1"' });
      expect(kept.created).toBe(true);
      expect(await currentManifest(whole, 'film')).toMatchObject({ revision: kept.revision });
      expect((await manifestHistory(whole, 'film')).map(({ revision }) => revision)).toEqual([kept.revision, 1]);
    }
  });
});
