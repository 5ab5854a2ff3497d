import { expect, it } from 'vitest';
import { describeDocumentary } from '../../src/documents/documentary.ts';
import { editManifest } from '../../src/documents/edit-manifest.ts';
import type { Records } from '../../src/documents/records.ts';
import { currentSubtitles, subtitleHistory, subtitlesAt } from '../../src/documents/subtitles.ts';
import { clipFacts } from '../support/facts.ts';
import type { Document } from '../support/project.ts';
import { check, jana, manifestText, onEachStore, sendManifest, sendTrack, track, upload } from './kit.ts';

const edit = (records: Records, timeline: unknown[], changes: Document = {}) =>
  editManifest(
    records,
    { documentary: 'film', text: manifestText({ timeline, ...changes }), author: jana },
    { ...check },
  );
const whole = { clip: 'farm', from: '1s', to: '9s' };
const card = (title: string) => ({ card: { title }, duration: '2s' });
const english = track('She comes.', 'She goes.');
const czech = track('Sestra už přijela.', 'Sestra už odjela.');

const text = async (records: Records, language: string): Promise<string> =>
  new TextDecoder().decode((await currentSubtitles(records, 'film', language))?.bytes);
const states = async (records: Records) =>
  ((await describeDocumentary(records, 'film'))?.languages ?? []).map(({ state, because, revision, changes }) =>
    [state, because, revision, changes?.map(({ change, number }) => `${change} ${number}`).join()]
      .filter((part) => part !== undefined)
      .join(' '),
  );

onEachStore('tracks of a film whose cut changes', (open) => {
  const begin = async (): Promise<Records> => {
    const records = await open();
    await upload(records, 'farm.mp4', clipFacts(10));
    await sendManifest(records, { timeline: [whole] });
    await sendTrack(records, 'en', english);
    await sendTrack(records, 'cs', czech, { fileName: 'Jana.srt' });
    return records;
  };

  it('follow their footage as new revisions, and wait for a look', async () => {
    const records = await begin();
    const { conformed } = await edit(records, [card('Hello'), whole]);
    expect(conformed.map(({ language, revision, changes }) => [language, revision, changes])).toEqual([
      ['en', 2, []],
      ['cs', 2, []],
    ]);
    expect(await text(records, 'cs')).toContain('00:00:02,100 --> 00:00:02,960\nSestra už přijela.');
    expect(await states(records)).toEqual(['stale conformed 2 ', 'stale conformed 2 ']);
    const found = await currentSubtitles(records, 'film', 'cs');
    expect(found?.about).toMatchObject({
      ...{ author: jana, file: 'Jana.srt', source: 2 },
      conformed: { revision: 1, manifest: 1, changes: [] },
    });
    expect(Buffer.from((await subtitlesAt(records, 'film', 'cs', 1))?.bytes ?? [])).toEqual(Buffer.from(czech));
    if (found) await sendTrack(records, 'cs', found.bytes);
    expect(await states(records)).toEqual(['stale conformed 2 ', 'current 2']);
    await sendTrack(records, 'en', track('She came.'));
    expect((await states(records))[0]).toBe('current 3');
  });

  it('tell which cues to look at', async () => {
    const records = await begin();
    await edit(records, [{ ...whole, from: '2.4s' }]);
    expect(await states(records)).toEqual(['stale conformed 2 lost 1,cut 2', 'stale conformed 2 lost 1,cut 2']);
    expect(await text(records, 'en')).toBe('1\n00:00:00,000 --> 00:00:00,560\nShe goes.\n');
  });

  it('stay as they are where only words of the film change', async () => {
    const records = await begin();
    expect((await edit(records, [whole], { title: 'New' })).conformed).toEqual([]);
    expect((await edit(records, [whole, card('The end')])).conformed).toEqual([]);
    expect(await states(records)).toEqual(['current 1', 'current 1']);
    expect(await subtitleHistory(records, 'film', 'en')).toHaveLength(1);
  });

  it('are followed from what was sent, however often the cut changes, and come back when it does', async () => {
    const records = await begin();
    await edit(records, [{ ...whole, from: '2.4s' }]);
    await edit(records, [card('Hello'), whole]);
    expect(await text(records, 'en')).toContain('00:00:02,100 --> 00:00:02,960\nShe comes.');
    await edit(records, [whole]);
    expect(await text(records, 'en')).toBe(new TextDecoder().decode(english));
    expect(await states(records)).toEqual(['current 4', 'current 4']);
    expect(await subtitleHistory(records, 'film', 'en')).toHaveLength(4);
  });

  it('stay as they are, and stale, where no cue is left or nobody knows how long the footage is', async () => {
    const records = await begin();
    expect((await edit(records, [card('Only words')])).conformed).toEqual([]);
    expect(await states(records)).toEqual(['stale cut-changed 1', 'stale cut-changed 1']);
    const unseen = await open();
    await sendManifest(unseen, { timeline: [{ clip: 'farm' }] });
    await sendTrack(unseen, 'en', english);
    expect((await edit(unseen, [card('Hello'), { clip: 'farm' }])).conformed).toEqual([]);
  });

  it('follow footage that is not uploaded yet by the names of its files', async () => {
    const records = await open();
    await sendManifest(records, { timeline: [whole] });
    await sendTrack(records, 'en', english);
    await edit(records, [card('Hello'), whole]);
    expect(await text(records, 'en')).toContain('00:00:02,100 --> 00:00:02,960\nShe comes.');
  });
});
