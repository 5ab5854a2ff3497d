import { expect, it } from 'vitest';
import { currentSubtitles, putSubtitles, subtitleHistory, subtitlesAt } from '../../src/documents/subtitles.ts';
import { plainFont } from '../support/project.ts';
import {
  bytes,
  check,
  ivo,
  namesIn,
  onEachStore,
  type Refusal,
  refusalOf,
  sendManifest,
  sendTrack,
  times,
  track,
  upload,
} from './kit.ts';

onEachStore('a track', (open) => {
  it('is kept as it was sent, with what was read of it', async () => {
    const records = await open();
    const content = track('She comes.', 'She goes.');
    const { created, etag, about } = await sendTrack(records, 'en', content, { fileName: 'Jana\u202e v2.srt' });
    expect({ created, etag }).toEqual({ created: true, etag: '"1"' });
    expect(about).toMatchObject({
      ...{ revision: 1, language: 'en', kind: 'translation', author: ivo, file: 'Jana v2.srt' },
      ...{ encoding: 'utf-8', format: 'srt', cues: 2, bytes: content.byteLength, problems: [] },
    });
    const found = await currentSubtitles(records, 'film', 'en');
    expect(found && Buffer.from(found.bytes)).toEqual(Buffer.from(content));
    expect(found).toMatchObject({ etag: '"1"', about });
    expect(await currentSubtitles(records, 'film', 'cs')).toBeUndefined();
    expect(await currentSubtitles(records, 'film', '../en')).toBeUndefined();
  });

  it('changes nothing where the same bytes stand there, unless as another kind', async () => {
    const records = await open();
    await sendTrack(records, 'en', track('She comes.'));
    expect(await sendTrack(records, 'en', track('She comes.'))).toMatchObject({
      created: false,
      about: { revision: 1 },
    });
    expect(await sendTrack(records, 'en', track('She comes.'), { kind: 'sdh' })).toMatchObject({
      created: true,
      about: { revision: 2, kind: 'sdh' },
    });
    expect((await subtitleHistory(records, 'film', 'en')).map(({ revision }) => revision)).toEqual([2, 1]);
    expect((await subtitlesAt(records, 'film', 'en', 1))?.about.kind).toBe('translation');
  });

  it('is changed by one of fifty who read the same revision', async () => {
    const records = await open();
    await sendTrack(records, 'en', track('She comes.'));
    const sent = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => sendTrack(records, 'en', track(`She comes ${i}.`), { ifMatch: '"1"' })),
    );
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await subtitleHistory(records, 'film', 'en')).toHaveLength(2);
  });

  it('has one revision for each of fifty different files', async () => {
    const records = await open();
    const kept = await times(50, (i) => sendTrack(records, 'en', track(`She comes ${i}.`)));
    expect(new Set(kept.map(({ about }) => about.revision)).size).toBe(50);
    expect((await currentSubtitles(records, 'film', 'en'))?.about.revision).toBe(50);
  });

  it.each<[string, string, Uint8Array, Partial<Refusal>]>([
    ['a language that is none', 'English', track('She comes.'), { problems: ['unknown-language /languages'] }],
    ['a language of nowhere', '../cs', track('She comes.'), { problems: ['unknown-language /languages'] }],
    ['no subtitles', 'en', bytes('%PDF-1.4'), { problems: ['not-subtitles subtitles/en'] }],
    ['an empty file', 'en', bytes(''), { problems: ['empty-file subtitles/en'] }],
    ['more than subtitles can be', 'en', new Uint8Array(20_000_001), { code: 'too-large' }],
  ])('is refused where it is %s, and nothing is kept', async (_, language, content, expected) => {
    const records = await open();
    expect(await refusalOf(sendTrack(records, language, content))).toMatchObject({ code: 'bad-input', ...expected });
    expect(await namesIn(records.store)).toEqual([]);
  });

  it('is refused in a language that the film is not made in, and the others are named', async () => {
    const records = await open();
    await sendManifest(records);
    const { problems, code } = await refusalOf(sendTrack(records, 'hr', track('Dolazi.')));
    expect({ problems, code }).toEqual({ code: 'bad-input', problems: ['unknown-language /languages'] });
    await expect(sendTrack(records, 'hr', track('Dolazi.'))).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('en, cs') }],
    });
  });

  it('is checked against the film: its end, its limits, its font, its other languages', async () => {
    const records = await open();
    await upload(records, 'farm.mp4');
    await sendManifest(records, {
      timeline: [{ clip: 'farm', to: '3s' }],
      funding: undefined,
      subtitleLimits: { charactersPerLine: 12 },
    });
    const past = await refusalOf(sendTrack(records, 'en', track('One.', 'Two.', 'Three.', 'Four.')));
    expect(past.problems).toContain('past-end subtitles/en:14');
    const wide = await sendTrack(records, 'en', track('She has come a long way.'));
    expect(wide.about.problems.map(({ code }) => code)).toContain('line-length');
    const drawn = { ...check, font: { ...plainFont, has: (point: number) => point < 0x3000 } };
    const glyph = putSubtitles(
      records,
      { documentary: 'film', language: 'en', bytes: track('She 走.'), kind: 'translation', author: ivo },
      drawn,
    );
    expect((await refusalOf(glyph)).problems).toContain('missing-glyph subtitles/en:2');
    const same = await sendTrack(records, 'cs', track('She has come a long way.'));
    expect(same.about.problems.map(({ code }) => code)).toContain('untranslated');
  });

  it('is checked without the film’s end while a medium is missing', async () => {
    const records = await open();
    await sendManifest(records, { timeline: [{ clip: 'farm', to: '1s' }] });
    expect(await sendTrack(records, 'en', track('One.', 'Two.', 'Three.'))).toMatchObject({ created: true });
  });

  it('remembers the cut and the source that it was made for', async () => {
    const records = await open();
    const early = await sendTrack(records, 'en', track('She comes.'));
    expect(early.about).not.toHaveProperty('cut');
    await sendManifest(records);
    const { about } = await sendTrack(records, 'cs', track('Sestra už přijela.'));
    expect(about).toMatchObject({ cut: expect.stringMatching(/^[0-9a-f]{64}$/), unseen: ['farm'], source: 1 });
    const source = await sendTrack(records, 'en', track('She came.'));
    expect(source.about).not.toHaveProperty('source');
    expect(source.about.cut).toBe(about.cut);
  });

  it('is made for the film as it is now where the same bytes are sent again', async () => {
    const records = await open();
    await sendManifest(records);
    const first = await sendTrack(records, 'en', track('She comes.'));
    await sendManifest(records, { timeline: [{ clip: 'farm', from: '2s', to: '9s' }] });
    const again = await sendTrack(records, 'en', track('She comes.'));
    expect(again).toMatchObject({ created: false, about: { revision: 1, author: ivo, at: first.about.at } });
    expect(again.about.cut).not.toBe(first.about.cut);
    expect((await currentSubtitles(records, 'film', 'en'))?.about).toEqual(again.about);
  });

  it('keeps its words where only its times change', async () => {
    const records = await open();
    const [one, two, three] = [
      await sendTrack(records, 'en', track('She comes.')),
      await sendTrack(records, 'en', bytes('1\n00:00:01,000 --> 00:00:02,000\nShe comes.\n')),
      await sendTrack(records, 'en', track('She goes.')),
    ];
    expect(two.about.words).toBe(one.about.words);
    expect(three.about.words).not.toBe(one.about.words);
  });
});
