import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { srt } from '../support/studio.ts';
import { openService, type TestService } from './support/service.ts';
import { newTus, TUS_HEADERS, type Tus, uploadOf } from './support/tus.ts';
import { manifest, SRT } from './support/world.ts';

const FILM = '/v1/documentaries/farm';
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
/** The first bytes of a picture, and what follows them. */
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(200, 7)]);

describe('captions that are uploaded', () => {
  let service: TestService;
  let tus: Tus;
  beforeAll(async () => {
    service = await openService();
    tus = newTus(service, service.admin);
  });
  afterAll(() => service.close());

  const names = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const name of service.records.store.list('media/')) found.push(name);
    return found;
  };
  const media = async () => (await service.call('GET', `${FILM}/media`, { key: service.admin })).json.media;
  const put = (changes: object) =>
    service.call('PUT', `${FILM}/manifest`, {
      key: service.admin,
      json: manifest('farm', {
        media: { farm: { file: 'farm.mp4', people: false } },
        timeline: [{ clip: 'farm', to: '4s' }],
        ...changes,
      }),
    });
  const told = (problems: { severity: string; code: string; at: string }[], severity: string): string[] =>
    problems.filter((one) => one.severity === severity).map(({ code, at }) => `${code} ${at}`);

  it.each<[string, string, Uint8Array, number, string]>([
    ['a picture', 'farm.srt', PNG, 422, 'not-subtitles farm.srt'],
    ['a letter', 'farm.vtt', text('Dear editor,\nhere they are.\n'), 422, 'not-subtitles farm.vtt'],
    ['noise', 'farm.cs.srt', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7919) % 251)), 422, ''],
    ['nothing but a mark', 'farm.srt', Buffer.from('efbbbf', 'hex'), 422, 'empty-file farm.srt'],
    ['a page', 'farm.ttml', text('<html><body>Hello</body></html>'), 422, 'not-subtitles farm.ttml'],
    [
      'a cue that ends before it starts',
      'farm.srt',
      text(SRT.replace('00:00:03', '00:00:00')),
      422,
      'bad-time farm.srt:2',
    ],
    ['another language than its name says', 'farm.fr.srt', text(SRT.repeat(9)), 422, 'wrong-language farm.fr.srt'],
  ])('are refused with all problems where they are %s', async (_, name, bytes, status, problem) => {
    const upload = uploadOf(await tus.begin(bytes.length, name));
    const { status: answered, json } = await tus.patch(upload, 0, bytes);
    const blocks = told(json.problems, 'block');
    expect([answered, blocks.length > 0]).toEqual([status, true]);
    if (problem) expect(blocks).toContain(problem);
    expect(json.detail).toContain(`"${name}" was not kept`);
    const left = await service.call('HEAD', upload, { key: service.admin, headers: TUS_HEADERS });
    expect([left.status, await names(), await media(), service.tool.probed()]).toEqual([404, [], [], 0]);
  });

  it('are refused before they arrive where they are larger than any', async () => {
    expect((await tus.begin(21_000_000, 'farm.srt')).status).toBe(413);
    expect((await tus.begin(21_000_000, 'farm.mp4')).status).toBe(201);
  });

  it('are an editor’s to send', async () => {
    const translator = newTus(service, await service.key({ role: 'translator', languages: ['cs'] }));
    expect((await translator.begin(20, 'farm.cs.srt')).status).toBe(403);
  });

  it('are refused by the manifest while they are not there, each with its place, and not while they are', async () => {
    const captions = { farm: { cs: 'farm.cs.srt', en: 'farm.en.vtt', hr: 'farm.hr.srt' } };
    expect((await tus.send('farm.cs.srt', iconv.encode(SRT, 'windows-1250'))).status).toBe(204);
    const early = await put({ captions });
    expect([early.status, told(early.json.problems, 'block')]).toEqual([
      ...[422, ['missing-captions /captions/farm/en', 'missing-captions /captions/farm/hr']],
    ]);
    await tus.send('farm.en.vtt', text(`WEBVTT\n\n00:01.000 --> 00:03.000\nGood day, and welcome.\n`));
    await tus.send('farm.hr.srt', text(srt([['01,000', '03,000', 'Dobar dan i dobro došli.']])));
    expect(await media()).toMatchObject([
      { file: 'farm.cs.srt', format: 'srt', encoding: 'windows-1250', cues: 1, problems: [] },
      { file: 'farm.en.vtt', format: 'webvtt', encoding: 'utf-8', cues: 1 },
      { file: 'farm.hr.srt' },
    ]);
    const { status, json } = await put({ captions });
    expect([status, told(json.problems, 'block')]).toEqual([201, []]);
  });

  it('have everything that is wrong in them told with the manifest, by cue', async () => {
    const late = srt([
      ['01,000', '03,000', 'Dobrý den, vítejte u nás, na farmě u lesa, kde se všem daří dobře a kde svítí slunce.'],
      ['01,500', '02,500', 'Přes sebe.'],
    ]);
    expect((await tus.send('late.srt', text(late))).status).toBe(204);
    const { status, json } = await put({ captions: { farm: { cs: 'late.srt' } } });
    expect(status).toBe(201);
    expect(told(json.problems, 'error')).toEqual(
      expect.arrayContaining(['line-length late.srt:2', 'overlap late.srt:6']),
    );
    const { revisions } = (await service.call('GET', `${FILM}/manifest/history`, { key: service.admin })).json;
    expect(told(revisions[0].problems, 'error')).toContain('line-length late.srt:2');
  });

  it('are held against their clip, once it is known, when they come and when the manifest does', async () => {
    await tus.send('farm.mp4', text('film'));
    const past = text(
      srt([
        ['01,000', '03,000', 'Dobrý den.'],
        ['20,000', '22,000', 'Nashledanou zítra.'],
      ]),
    );
    expect((await tus.send('past.srt', past)).status).toBe(204);
    const { status, json } = await put({ captions: { farm: { cs: 'past.srt' } } });
    expect([status, told(json.problems, 'block')]).toEqual([422, ['past-end past.srt:6']]);
    await put({ captions: { farm: { cs: 'captions/farm.cs.srt' } } });
    const again = await tus.send('farm.cs.srt', past);
    expect([again.status, told(again.json.problems, 'block')]).toEqual([422, ['past-end farm.cs.srt:6']]);
    const [kept] = await media();
    expect(kept).toMatchObject({ file: 'farm.cs.srt', cues: 1 });
  });

  it('are no footage, and footage is no captions', async () => {
    const footage = await put({ media: { farm: { file: 'farm.cs.srt', people: false } } });
    expect([footage.status, told(footage.json.problems, 'block')]).toEqual([
      ...[422, ['media-is-subtitles /media/farm/file']],
    ]);
    const captions = await put({ captions: { farm: { cs: 'farm.mp4' } } });
    expect([captions.status, told(captions.json.problems, 'block')]).toEqual([422, ['not-subtitles farm.mp4']]);
  });

  it('are what a track of their language need not say', async () => {
    const film = {
      ...{ languages: ['en', 'cs'], title: 'Film' },
      timeline: [{ card: {}, duration: '60s' }, { clip: 'farm' }],
    };
    await put(film);
    const cues = Array.from(
      { length: 6 },
      (_, i): [string, string, string] =>
        [
          ...[`${10 * i + 1}`, `${10 * i + 4}`].map((second) => `${second.padStart(2, '0')},000`),
          `The nurse comes at ${i} o’clock.`,
        ] as [string, string, string],
    );
    await service.call('PUT', `${FILM}/subtitles/en`, { key: service.admin, body: srt(cues) });
    const track = async () => {
      const body = srt([['01,000', '04,000', 'Sestra přijede v nula hodin.']]);
      const { json } = await service.call('PUT', `${FILM}/subtitles/cs`, { key: service.admin, body });
      return told(json.problems, 'error');
    };
    expect(await track()).toEqual(['missing subtitles/cs']);
    await put({ ...film, captions: { farm: { cs: 'farm.cs.srt' } } });
    expect(await track()).toEqual([]);
  });
});
