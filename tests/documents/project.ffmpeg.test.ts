import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { diskStore } from '../../src/adapters/store/disk.ts';
import { mediaObject, putMedia } from '../../src/documents/media.ts';
import { loadProject, type ProjectAsk, type StoredProject } from '../../src/documents/project.ts';
import type { Records } from '../../src/documents/records.ts';
import { PolyreelError } from '../../src/errors.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import type { MediaTool } from '../../src/ports.ts';
import { placeOf } from '../../src/run/files.ts';
import { folderSource } from '../../src/run/folder-source.ts';
import { type Project, readProject } from '../../src/run/project.ts';
import { sha256File } from '../../src/run/results.ts';
import type { Track } from '../../src/subtitles/track.ts';
import { testFolder } from '../footage/folder.ts';
import { makeClip, openStudio, type Studio, srt } from '../support/studio.ts';
import { jana, namesIn, recordsIn, refusalOf, sendManifest, sendTrack, short, track } from './kit.ts';

const folder = testFolder();
const font = notoSans().facts;
const real = openMediaTool({});
const media = { farm: { file: 'media/farm.mp4' }, bus: { file: 'bus.mp4' } };
const film = {
  format: { width: 64, height: 36, frameRate: '25' },
  media,
  timeline: [{ clip: 'farm', to: '1s' }, { clip: 'bus' }],
  // The kit's manifests have a card of funding, and the folder's has none.
  funding: undefined,
};
const tracks = { en: track('She comes.', 'She goes.'), cs: track('Přijela.', 'Odjela.') };

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
  await makeClip(studio.path('media/farm.mp4'), { seconds: 2, size: '64x36' });
  await makeClip(studio.path('bus.mp4'), { seconds: 1, size: '64x36', tone: 600 });
  for (const [language, content] of Object.entries(tracks)) await studio.write(`${language}.srt`, content);
  return () => studio.close();
});

let count = 0;
const open = (): Records => recordsIn(diskStore(`${folder}/${++count}`));
const send = async (records: Records, file: string, path = file): Promise<string> => {
  const content = await readFile(studio.path(path));
  const digest = await sha256File(studio.path(path));
  await records.store.create(mediaObject('film', digest), content);
  await putMedia(records, { documentary: 'film', file, digest, bytes: content.length, author: jana });
  return digest;
};
/** ffmpeg, and how often it was asked to probe. */
const counted = (): { tool: MediaTool; probed: string[] } => {
  const probed: string[] = [];
  const probe: MediaTool['probe'] = (file, options) => {
    probed.push(file.name);
    return real.probe(file, options);
  };
  return { tool: { ...real, probe }, probed };
};
const load = (records: Records, ask: Partial<ProjectAsk> = {}, tool: MediaTool = real): Promise<StoredProject> =>
  loadProject(records, tool, font, { documentary: 'film', jobs: 2, ...ask });
const stock = async (): Promise<Records> => {
  const records = open();
  await send(records, 'farm.mp4', 'media/farm.mp4');
  await send(records, 'bus.mp4');
  await sendManifest(records, film);
  for (const [language, content] of Object.entries(tracks)) await sendTrack(records, language, content);
  return records;
};
const planOf = async ({ manifest, timeline, tracks }: Project): Promise<Plan> => {
  if (!manifest || !timeline) throw new Error('there is no film');
  const { build } = await real.describe();
  return makePlan({ manifest, timeline, tracks, languages: manifest.languages, edition: 'full', font, tool: build });
};

describe('a project of the store', () => {
  it('is planned to the very keys of the same project in a folder', async () => {
    const stored = await load(await stock());
    expect(stored.problems).toEqual([]);
    const manifest = await studio.manifest({
      ...film,
      languages: ['en', 'cs'],
      subtitles: { en: 'en.srt', cs: 'cs.srt' },
    });
    const source = folderSource({ place: placeOf(manifest), tool: real, store: diskStore(`${folder}/cli`) });
    const local = await readProject({ source, font, tool: real, jobs: 2 });
    expect(local.problems).toEqual([]);
    expect(await planOf(stored)).toEqual(await planOf(local));
    expect(stored.film).toEqual({ ...local.film, hasGlyph: stored.film.hasGlyph });
  });

  it('is so with captions of its clips too, and counts the cues of the track that was sent', async () => {
    const captions = { farm: { en: 'captions/farm.srt' }, bus: { cs: 'bus.cs.srt' } };
    await studio.write('captions/farm.srt', srt([['00,100', '00,900', 'Rye.']]));
    // Its one letter beyond ASCII is an è by the table of western Europe.
    await studio.write('bus.cs.srt', iconv.encode(srt([['00,100', '00,900', 'Oči.']]), 'windows-1250'));
    const records = await stock();
    await send(records, 'farm.srt', 'captions/farm.srt');
    await send(records, 'bus.cs.srt');
    const later = srt([['01,000', '01,900', 'He goes.']]);
    await sendTrack(records, 'en', new TextEncoder().encode(later));
    await sendTrack(records, 'cs', track('Přijela.'));
    await sendManifest(records, { ...film, captions });
    const stored = await load(records);
    expect(stored.problems.filter(({ severity }) => severity === 'block')).toEqual([]);
    expect(Object.keys(stored.pins.media).sort()).toEqual([
      ...['bus.cs.srt', 'bus.mp4', 'captions/farm.srt', 'media/farm.mp4'],
    ]);
    const counts = (list: readonly Track[]) => list.map(({ cues: { length } }) => length);
    expect([counts(stored.tracks), counts(stored.counted)]).toEqual([
      [2, 2],
      [1, 1],
    ]);
    await studio.write('later.srt', later);
    await studio.write('one.srt', track('Přijela.'));
    const manifest = await studio.manifest({
      ...{ ...film, captions, languages: ['en', 'cs'] },
      subtitles: { en: 'later.srt', cs: 'one.srt' },
    });
    const source = folderSource({ place: placeOf(manifest), tool: real, store: diskStore(`${folder}/cli-captions`) });
    const local = await readProject({ source, font, tool: real, jobs: 2 });
    expect(await planOf(stored)).toEqual(await planOf(local));
    const codes = (project: Project) => project.problems.map(({ severity, code }) => `${severity} ${code}`).sort();
    expect(codes(stored)).toEqual(codes(local));
    await send(records, 'farm.srt', 'later.srt');
    expect(await planOf(await load(records, { pins: stored.pins }))).toEqual(await planOf(local));
    expect(await planOf(await load(records))).not.toEqual(await planOf(local));
  });

  it('says what it was made of, and is the same again from that', async () => {
    const records = await stock();
    const { pins, ...project } = await load(records);
    expect(pins).toEqual({
      ...{ manifest: 1, subtitles: { en: 1, cs: 1 } },
      media: {
        'media/farm.mp4': await sha256File(studio.path('media/farm.mp4')),
        'bus.mp4': await sha256File(studio.path('bus.mp4')),
      },
    });
    await sendTrack(records, 'en', track('She came.', 'She went.'));
    await sendManifest(records, { ...film, timeline: [{ clip: 'farm', to: '2s' }] });
    await send(records, 'bus.mp4', 'media/farm.mp4');
    const again = await load(records, { pins });
    expect(again.pins).toEqual(pins);
    expect(await planOf(again)).toEqual(await planOf(project));
    const now = await load(records);
    expect(now.pins).toMatchObject({ manifest: 2, subtitles: { en: 2, cs: 1 } });
    expect(now.pins.media).not.toHaveProperty('bus.mp4');
  });

  it('probes what this build has not seen, and nothing twice', async () => {
    const records = await stock();
    const { tool, probed } = counted();
    await load(records, {}, tool);
    expect(probed.sort()).toEqual(['bus.mp4', 'media/farm.mp4']);
    await load(records, {}, tool);
    expect(probed).toHaveLength(2);
    const spoilt = (await namesIn(records.store, 'media/')).find((name) => name.includes('.facts.')) ?? '';
    await records.store.replace(spoilt, new TextEncoder().encode('{"pro'));
    const { problems } = await load(records, {}, tool);
    expect({ problems, probed: probed.length }).toEqual({ problems: [], probed: 3 });
  });

  it('has no film while a medium is missing, whatever is accepted', async () => {
    const records = open();
    await send(records, 'bus.mp4');
    await sendManifest(records, film);
    const { problems, timeline, pins } = await load(records, { languages: ['cs'] });
    expect(problems.map(short)).toEqual(['missing-media /media/farm/file', 'missing-subtitles /subtitles/cs']);
    expect(timeline).toBeUndefined();
    expect(Object.keys(pins.media)).toEqual(['bus.mp4']);
  });

  it('says which rendition this build cannot encode, where another build took the manifest', async () => {
    const records = await stock();
    await sendManifest(records, { ...film, renditions: [{ name: 'small', height: 36, codec: 'vp9' }] }, {}, [
      'libvpx-vp9',
    ]);
    expect((await load(records)).problems).toEqual([]);
    const { encoders, ...description } = await real.describe();
    const lacking = { ...description, encoders: encoders.filter((name) => name !== 'libvpx-vp9') };
    const { problems } = await load(records, {}, { ...real, describe: async () => lacking });
    expect(problems.map(short)).toEqual(['codec-missing /renditions/0/codec']);
  });

  it('has no film where an upload is gone from the store, or is another file than it was', async () => {
    const records = await stock();
    const gone = await sha256File(studio.path('bus.mp4'));
    await records.store.remove(mediaObject('film', gone));
    const farm = await sha256File(studio.path('media/farm.mp4'));
    await records.store.replace(mediaObject('film', farm), await readFile(studio.path('bus.mp4')));
    const { problems, timeline } = await load(records);
    expect(problems.map(short)).toEqual(['lost-media /media/farm/file', 'lost-media /media/bus/file']);
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(['block']));
    expect(timeline).toBeUndefined();
  });

  it('tells what a new look at its media finds', async () => {
    const records = open();
    await send(records, 'farm.mp4', 'media/farm.mp4');
    await send(records, 'bus.mp4');
    await sendManifest(records, { ...film, timeline: [{ clip: 'farm', to: '60s' }] });
    expect((await load(records, { languages: [] })).problems.map(short)).toEqual(['past-end /timeline/0/to']);
  });

  it('does not exist without a manifest, or at a revision that never was', async () => {
    const records = open();
    expect((await refusalOf(load(records))).code).toBe('not-found');
    const pins = { manifest: 9, subtitles: {}, media: {} };
    expect((await refusalOf(load(records, { pins }))).code).toBe('not-found');
  });

  it('is given up at once where it is aborted', async () => {
    const records = await stock();
    const loading = load(records, { signal: AbortSignal.abort(new PolyreelError('cancelled', 'stop')) });
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' });
  });
});
