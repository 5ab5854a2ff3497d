import { expect, it } from 'vitest';
import { releaseId } from '../../src/documents/create-release.ts';
import { describeDocumentary, type LanguageState, listDocumentaries } from '../../src/documents/documentary.ts';
import type { Pins } from '../../src/documents/model.ts';
import type { Records } from '../../src/documents/records.ts';
import { askRender } from '../../src/documents/renders.ts';
import { changeSettings } from '../../src/documents/settings.ts';
import { clipFacts } from '../support/facts.ts';
import { bytes, jana, manifestText, onEachStore, sendManifest, sendTrack, track, upload } from './kit.ts';
import { publishAsIs } from './release-kit.ts';

const statesOf = async (records: Records): Promise<readonly LanguageState[]> =>
  (await describeDocumentary(records, 'film'))?.languages ?? [];
/** `cs: stale cut-changed, released missing` */
const told = async (records: Records): Promise<string[]> =>
  (await statesOf(records)).map(
    ({ language, state, because, released }) =>
      `${[`${language}:`, state, because].filter(Boolean).join(' ')}, ${released}`,
  );
const cut = (from: string) => ({ timeline: [{ clip: 'farm', from, to: '9s' }] });
const first = track('She comes.', 'She goes.');
const czech = track('Sestra už přijela.', 'Sestra už odjela.');

const publish = async (records: Records, pins: Pins): Promise<void> => {
  const languages = Object.keys(pins.subtitles);
  const ask = { documentary: 'film', edition: 'full', languages, pins, acceptErrors: false, author: jana };
  const { record } = await askRender(records, ask);
  const createdAt = records.now().toISOString();
  await publishAsIs(records, {
    ...{ id: releaseId(createdAt, [], []), documentary: 'film', edition: 'full', createdAt, askedAt: record.askedAt },
    ...{ manifest: pins.manifest, subtitles: pins.subtitles, render: record.id, tool: 'b', files: [] },
  });
};

onEachStore('a documentary', (open) => {
  it('is listed once anything is kept of it', async () => {
    const records = await open();
    expect(await listDocumentaries(records)).toEqual([]);
    expect(await describeDocumentary(records, 'film')).toBeUndefined();
    expect(await describeDocumentary(records, '../film')).toBeUndefined();
    await sendTrack(records, 'hr', track('Dolazi.'));
    await changeSettings(records, 'another', { autoRender: true });
    expect(await listDocumentaries(records)).toEqual(['another', 'film']);
    expect(await told(records)).toEqual(['hr: current, missing']);
  });

  it('shows its manifest, its media and its languages', async () => {
    const records = await open();
    await upload(records, 'farm.mp4');
    await sendManifest(records);
    await sendTrack(records, 'en', first);
    const view = await describeDocumentary(records, 'film');
    expect(view).toMatchObject({
      ...{ id: 'film', title: 'Film', manifest: { revision: 1, author: jana }, media: [{ file: 'farm.mp4' }] },
      ...{ releases: [], renders: [], settings: { autoRender: false, public: false } },
    });
    expect(view?.languages).toEqual([
      { language: 'en', state: 'current', revision: 1, cues: 2, released: 'missing' },
      { language: 'cs', state: 'missing', released: 'missing' },
    ]);
  });
});

onEachStore('a track', (open) => {
  const begin = async (): Promise<Records> => {
    const records = await open();
    await upload(records, 'farm.mp4');
    await sendManifest(records);
    await sendTrack(records, 'en', first);
    await sendTrack(records, 'cs', czech);
    return records;
  };

  it('is stale while the cut is not the one it was made for', async () => {
    const records = await begin();
    await sendManifest(records, { title: 'New', ...cut('1000ms') });
    expect(await told(records)).toEqual(['en: current, missing', 'cs: current, missing']);
    await sendManifest(records, cut('2s'));
    expect(await told(records)).toEqual(['en: stale cut-changed, missing', 'cs: stale cut-changed, missing']);
    await sendTrack(records, 'en', first);
    expect(await told(records)).toEqual(['en: current, missing', 'cs: stale cut-changed, missing']);
    await sendManifest(records);
    expect(await told(records)).toEqual(['en: stale cut-changed, missing', 'cs: current, missing']);
  });

  it('is stale where another medium stands under the same name', async () => {
    const records = await begin();
    await upload(records, 'farm.mp4', clipFacts(10, 'd2'));
    expect(await told(records)).toEqual(['en: stale cut-changed, missing', 'cs: stale cut-changed, missing']);
  });

  it('is not stale because a medium that was awaited has come', async () => {
    const records = await open();
    await sendManifest(records);
    await sendTrack(records, 'en', first);
    await upload(records, 'farm.mp4');
    expect((await told(records))[0]).toBe('en: current, missing');
    await sendManifest(records, cut('2s'));
    expect((await told(records))[0]).toBe('en: stale cut-changed, missing');
  });

  it('that came before every manifest is taken as made for the first', async () => {
    const records = await open();
    await sendTrack(records, 'en', first);
    await sendManifest(records);
    await upload(records, 'farm.mp4');
    expect((await told(records))[0]).toBe('en: current, missing');
    await sendManifest(records, cut('2s'));
    expect((await told(records))[0]).toBe('en: stale cut-changed, missing');
  });

  it('is stale where the words of its source have changed, not where only times have', async () => {
    const records = await begin();
    const moved = new TextDecoder().decode(first).replace('00:00:00,100', '00:00:00,200');
    await sendTrack(records, 'en', bytes(moved));
    expect(await told(records)).toEqual(['en: current, missing', 'cs: current, missing']);
    await sendTrack(records, 'en', track('She comes.', 'She stays.'));
    expect(await told(records)).toEqual(['en: current, missing', 'cs: stale source-changed, missing']);
    await sendTrack(records, 'cs', track('Sestra už přijela.', 'Sestra tu zůstane.'));
    expect(await told(records)).toEqual(['en: current, missing', 'cs: current, missing']);
  });

  it('is released while the latest release shows just what stands', async () => {
    const records = await begin();
    const pins = { manifest: 1, subtitles: { en: 1 }, media: { 'farm.mp4': 'd1' } };
    await publish(records, pins);
    expect(await told(records)).toEqual(['en: current, current', 'cs: current, missing']);
    await publish(records, { ...pins, subtitles: { en: 1, cs: 1 } });
    expect(await told(records)).toEqual(['en: current, current', 'cs: current, current']);
    await sendTrack(records, 'cs', track('Sestra už přijela.', 'Už odjela.'));
    expect(await told(records)).toEqual(['en: current, current', 'cs: current, stale']);
    await sendManifest(records, { title: 'New' });
    expect(await told(records)).toEqual(['en: current, stale', 'cs: current, stale']);
    await publish(records, { manifest: 2, subtitles: { en: 1, cs: 2 }, media: { 'farm.mp4': 'd1' } });
    expect(await told(records)).toEqual(['en: current, current', 'cs: current, current']);
    await upload(records, 'farm.mp4', clipFacts(10, 'd2'));
    expect((await statesOf(records)).map(({ released }) => released)).toEqual(['stale', 'stale']);
    expect(manifestText()).toContain('farm.mp4');
  });
});
