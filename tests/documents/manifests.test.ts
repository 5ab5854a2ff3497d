import { expect, it } from 'vitest';
import { keepFacts } from '../../src/documents/facts.ts';
import { currentManifest, manifestAt, manifestHistory, putManifest } from '../../src/documents/manifests.ts';
import { putMedia } from '../../src/documents/media.ts';
import { clipFacts } from '../support/facts.ts';
import {
  check,
  jana,
  manifestText,
  namesIn,
  onEachStore,
  refusalOf,
  sendManifest,
  short,
  times,
  upload,
} from './kit.ts';

onEachStore('a manifest', (open) => {
  it('is a revision with its author and time, read as it was sent', async () => {
    const records = await open();
    await upload(records, 'farm.mp4');
    const kept = await sendManifest(records);
    expect(kept).toEqual({ revision: 1, created: true, etag: '"1"', problems: [] });
    const found = await currentManifest(records, 'film');
    expect(found).toMatchObject({
      revision: 1,
      etag: '"1"',
      text: manifestText(),
      about: { author: jana, revision: 1 },
    });
    expect(found?.about.at).toMatch(/^2026-11-24T05:00:00/);
    expect(await currentManifest(records, 'other')).toBeUndefined();
  });

  it('gets a new revision by each change, and none by the same bytes', async () => {
    const records = await open();
    await upload(records, 'farm.mp4');
    await sendManifest(records);
    expect(await sendManifest(records)).toMatchObject({ revision: 1, created: false });
    expect(await sendManifest(records, { title: 'New' })).toMatchObject({ revision: 2, created: true, etag: '"2"' });
    expect((await manifestAt(records, 'film', 1))?.text).toBe(manifestText());
    expect((await manifestHistory(records, 'film')).map(({ revision }) => revision)).toEqual([2, 1]);
    expect(await manifestAt(records, 'film', 3)).toBeUndefined();
  });

  it('keeps a byte order mark, as every byte', async () => {
    const records = await open();
    const text = `\uFEFF${manifestText()}\n`;
    await putManifest(records, { documentary: 'film', text, author: jana }, check);
    expect((await currentManifest(records, 'film'))?.text).toBe(text);
  });

  it.each([
    ['"1"', true],
    ['"7", "1"', true],
    ['*', true],
    ['W/"1"', false],
    ['"2"', false],
    ['1', false],
    ['', false],
    ['"01"', false],
  ])('that was sent with If-Match: %s counts: %s', async (ifMatch, counts) => {
    const records = await open();
    await sendManifest(records);
    const sent = sendManifest(records, { title: 'New' }, { ifMatch });
    if (counts) expect(await sent).toMatchObject({ revision: 2 });
    else expect((await refusalOf(sent)).code).toBe('edit-conflict');
    expect((await currentManifest(records, 'film'))?.revision).toBe(counts ? 2 : 1);
  });

  it('must exist for If-Match: *, and must not for If-None-Match: *', async () => {
    const records = await open();
    expect((await refusalOf(sendManifest(records, {}, { ifMatch: '*' }))).code).toBe('edit-conflict');
    expect(await sendManifest(records, {}, { ifNoneMatch: true })).toMatchObject({ created: true });
    expect((await refusalOf(sendManifest(records, {}, { ifNoneMatch: true }))).code).toBe('edit-conflict');
  });

  it('is edited by one of fifty who read the same revision, and the others are told', async () => {
    const records = await open();
    await sendManifest(records);
    const sent = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => sendManifest(records, { title: `Edit ${i}` }, { ifMatch: '"1"' })),
    );
    const won = sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value.revision] : []));
    expect(won).toHaveLength(1);
    for (const one of sent) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'edit-conflict' });
    expect((await currentManifest(records, 'film'))?.revision).toBe(won[0]);
    expect((await manifestHistory(records, 'film')).map(({ revision }) => revision)).toEqual([won[0], 1]);
    const { revision } = await sendManifest(records, { title: 'After them' });
    expect((await manifestHistory(records, 'film')).map((one) => one.revision)).toEqual([revision, won[0], 1]);
  });

  it('loses no edit of fifty who name no revision, and ends at the last number', async () => {
    const records = await open();
    const kept = await times(50, (i) => sendManifest(records, { title: `Edit ${i}` }));
    const numbers = kept.map(({ revision }) => revision).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect((await currentManifest(records, 'film'))?.revision).toBe(50);
    expect(await manifestHistory(records, 'film')).toHaveLength(50);
    const first = kept.findIndex(({ revision }) => revision === 17);
    expect((await manifestAt(records, 'film', 17))?.text).toBe(manifestText({ title: `Edit ${first}` }));
  });

  it('is one revision where fifty send the same at once', async () => {
    const records = await open();
    const kept = await times(50, () => sendManifest(records));
    expect(new Set(kept.map(({ revision }) => revision)).size).toBe(1);
    expect(kept.filter(({ created }) => created)).toHaveLength(1);
    expect(await manifestHistory(records, 'film')).toHaveLength(1);
  });

  it('is kept before its media are uploaded, and says which are missing', async () => {
    const records = await open();
    const { problems } = await sendManifest(records);
    expect(problems.map((problem) => [problem.severity, short(problem)])).toEqual([
      ['error', 'missing-media /media/farm/file'],
    ]);
    expect((await currentManifest(records, 'film'))?.about.problems).toEqual(problems);
  });

  it('is not refused for what only a missing medium could tell', async () => {
    const records = await open();
    const timeline = [
      { clip: 'farm', from: '5s' },
      { card: {}, duration: '4s', transition: { type: 'crossfade', duration: '2s' } },
    ];
    expect((await sendManifest(records, { timeline })).problems.map(short)).toEqual(['missing-media /media/farm/file']);
    await upload(records, 'farm.mp4', clipFacts(6, 'd1'));
    const refused = await refusalOf(sendManifest(records, { timeline }));
    expect(refused.problems).toEqual(['bad-transition /timeline/1/transition']);
  });

  it('is refused for a rendition or a delivery that the build of ffmpeg cannot encode', async () => {
    const records = await open();
    await upload(records, 'farm.mp4');
    const renditions = ['720p', { name: 'web', height: 360, codec: 'av1' }];
    const { code, problems } = await refusalOf(sendManifest(records, { renditions }));
    expect({ code, problems }).toEqual({ code: 'bad-input', problems: ['codec-missing /renditions/1/codec'] });
    const delivered = await refusalOf(sendManifest(records, { deliver: ['soft', 'webm'] }));
    expect(delivered.problems).toEqual(['codec-missing /deliver/1']);
    expect(await currentManifest(records, 'film')).toBeUndefined();
  });

  it('is kept where it lacks a funding card or the consent of those who are seen, and says so', async () => {
    const records = await open();
    await upload(records, 'farm.mp4');
    const media = { farm: { file: 'farm.mp4' } };
    const told = async (changes: Record<string, unknown>): Promise<string[]> =>
      (await sendManifest(records, { media, ...changes })).problems.map((one) => `${one.severity} ${short(one)}`);
    expect(await told({ funding: undefined })).toEqual([
      'warning no-funding /funding',
      'warning no-consent /media/farm/consent',
    ]);
    expect(await told({ requireConsent: true })).toEqual(['error no-consent /media/farm/consent']);
  });

  it('is refused with all its problems where its media are there, and nothing of it is kept', async () => {
    const records = await open();
    await upload(records, 'farm.mp4');
    const before = await namesIn(records.store);
    const { code, problems, message } = await refusalOf(
      sendManifest(records, {
        id: 'other',
        media: {
          farm: { file: 'farm.mp4', people: false },
          gone: { file: 'gone.mp4', people: false },
          bad: { file: '../bad.mp4', people: false },
        },
        timeline: [{ clip: 'farm', to: '12s' }, { clip: 'gone' }, { clip: 'bad' }, { clip: 'typo' }],
        subtitles: { en: '../../en.srt' },
      }),
    );
    expect(code).toBe('bad-input');
    expect([...problems].sort()).toEqual([
      'missing-media /media/gone/file',
      'past-end /timeline/0/to',
      'path-refused /media/bad/file',
      'subtitles-uploaded-instead /subtitles',
      'unknown-media /timeline/3/clip',
      'wrong-id /id',
    ]);
    expect(message).toContain('4 problems');
    expect(await namesIn(records.store)).toEqual(before);
  });

  it('finds an upload by its base name, where only one is called so', async () => {
    const records = await open();
    await upload(records, 'farm.mp4');
    const media = { farm: { file: 'media/farm.mp4', people: false } };
    expect((await sendManifest(records, { media })).problems).toEqual([]);
    await upload(records, 'old/farm.mp4', clipFacts(10, 'd2'));
    const [ambiguous] = (await sendManifest(records, { media })).problems;
    expect(ambiguous).toMatchObject({ code: 'missing-media' });
    expect(ambiguous?.message).toContain('"farm.mp4" or "old/farm.mp4"');
  });

  it('is checked with what another build of ffmpeg found, where this one has not looked yet', async () => {
    const records = await open();
    await keepFacts(records, 'film', 'c'.repeat(64), { facts: clipFacts(5, 'd1'), problems: [] });
    await putMedia(records, { documentary: 'film', file: 'farm.mp4', digest: 'd1', bytes: 1000, author: jana });
    expect((await refusalOf(sendManifest(records))).problems).toEqual(['past-end /timeline/0/to']);
  });

  it('is no JSON, or has no documentary that can exist', async () => {
    const records = await open();
    const put = (documentary: string, text: string) =>
      refusalOf(putManifest(records, { documentary, text, author: jana }, check));
    expect(await put('film', '{')).toMatchObject({ code: 'bad-input', problems: ['not-json line 1, column 2'] });
    expect(await put('../film', manifestText())).toMatchObject({ code: 'not-found' });
    expect(await namesIn(records.store)).toEqual([]);
  });
});
