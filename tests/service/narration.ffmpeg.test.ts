import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../support/folder.ts';
import { attribute, renditionsOf } from '../support/hls/lines.ts';
import { streamFaults } from '../support/hls/rules.ts';
import { levelOf, makeTone } from '../support/sounds.ts';
import { makeClip, probeFile, runFfmpeg } from '../support/studio.ts';
import { type Client, newClient } from './support/client.ts';
import { manifestOf, putFilm } from './support/films.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';

const at = '/v1/documentaries/film';
const draft = { id: 'film', title: 'Our film', shots: 3, frames: 50, size: '64x36', languages: ['en', 'cs', 'fr'] };
const narrated = (narration: object) => ({
  ...manifestOf(draft),
  media: { a: { file: 'a.mp4', language: 'hr' } },
  deliver: ['burned', 'soft', 'mkv', 'hls', 'audio'],
  narration,
});
const CZECH = { cs: { file: 'cs.wav' } };
const BOTH = { ...CZECH, fr: { file: 'narration/fr.wav' } };
/** Hertz. */
const [SPOKEN, FRENCH, ANEW] = [2000, 1300, 3000];

interface File {
  readonly name: string;
  readonly kind: string;
  readonly language: string | null;
  readonly sha256: string;
  readonly url: string;
}

let folder: Awaited<ReturnType<typeof newFolder>>;
let service: RunningService;
let client: Client;
/** Problems of the narration: others are told of every film. */
const problemsOf = (json: { problems: { code: string; at: string }[] }): string[] =>
  json.problems.filter(({ at }) => at.startsWith('/narration')).map(({ code, at }) => `${code} ${at}`);
const put = (narration: object) => client.send('PUT', `${at}/manifest`, narrated(narration));
const upload = async (name: string, tone: number, seconds = 6): Promise<number> => {
  await makeTone(folder.path('spoken.wav'), tone, seconds);
  return (await client.upload('film', folder.path('spoken.wav'), name)).status;
};
const rendered = async (): Promise<void> => {
  const ended = await client.ended(await client.render('film', { acceptErrors: true }));
  expect(ended).toMatchObject({ state: 'succeeded' });
};
const latest = async (): Promise<{ id: string; files: File[] }> =>
  (await client.send('GET', `${at}/releases/latest`)).json;
const fetched = async (file: File | undefined): Promise<Response> =>
  fetch(new URL(file?.url ?? '', service.url), { headers: { authorization: `Bearer ${service.key}` } });
const saved = async (name: string): Promise<string> => {
  const response = await fetched((await latest()).files.find((file) => file.name === name));
  const path = folder.path(name);
  await writeFile(path, new Uint8Array(await response.arrayBuffer()));
  return path;
};

beforeAll(async () => {
  folder = await newFolder();
  await makeClip(folder.path('a.mp4'), { seconds: 4, size: '64x36' });
  service = await startService(folder.path('home'));
  client = newClient(service);
  await putFilm(client, draft, folder.path('a.mp4'));
}, 60_000);
afterAll(async () => {
  await service?.stop();
  await folder?.remove();
});

/** Where the store keeps the latest release. */
const releaseFolder = async (): Promise<string> => join(service.home, 'releases', 'film', 'full', (await latest()).id);
interface Release {
  readonly files: readonly File[];
}

/** Digests of all files of the latest release by name, parts of the stream too. */
const digests = async (): Promise<Map<string, string>> => {
  const { files } = JSON.parse(await readFile(join(await releaseFolder(), 'release.json'), 'utf8')) as Release;
  return new Map(files.map(({ name, sha256 }) => [name, sha256]));
};
/** Where the record of each result is. */
const resultsIn = async (): Promise<string[]> =>
  (await filesIn(join(service.home, 'results'))).filter((path) => path.endsWith('record.json'));

describe('narration in the service', () => {
  it('that is not uploaded is told with its place, and nothing is made', async () => {
    const kept = await put(BOTH);
    expect([kept.status, problemsOf(kept.json)]).toEqual([
      201,
      ['missing-media /narration/cs/file', 'missing-media /narration/fr/file'],
    ]);
    for (const ask of [{}, { acceptErrors: true }]) {
      const { status, json } = await client.send('POST', `${at}/renders`, ask);
      expect(status).toBe(422);
      expect(problemsOf(json)).toEqual(['missing-media /narration/cs/file', 'missing-media /narration/fr/file']);
      expect(json.problems[0].message).toBe('"cs.wav" is not uploaded yet; upload it under this name.');
    }
    expect((await client.send('GET', `${at}/renders`)).json.renders).toEqual([]);
  });

  it('without a sound, or longer than the film, is told with its place', async () => {
    await runFfmpeg(['-v', 'error', '-i', folder.path('a.mp4'), '-an', '-c', 'copy', folder.path('mute.mp4')]);
    expect((await client.upload('film', folder.path('mute.mp4'), 'mute.mp4')).status).toBe(204);
    expect(await upload('long.wav', SPOKEN, 9)).toBe(204);
    const mute = await put({ cs: { file: 'mute.mp4' }, fr: { file: 'long.wav' } });
    expect([mute.status, problemsOf(mute.json)]).toEqual([
      422,
      ['no-sound /narration/cs/file', 'narration-too-long /narration/fr/file'],
    ]);
    const strange = await put({ de: { file: 'cs.wav' } });
    expect(problemsOf(strange.json)).toEqual(['unused-narration /narration/de']);
  });

  it('comes as tracks of films and of the stream, in its languages', async () => {
    await put(BOTH);
    expect([await upload('cs.wav', SPOKEN), await upload('narration/fr.wav', FRENCH)]).toEqual([204, 204]);
    await rendered();
    for (const name of ['film.36p.mp4', 'film.36p.mkv']) {
      const path = await saved(name);
      const sounds = (await probeFile(path)).streams.filter(({ codec_type }) => codec_type === 'audio');
      expect(sounds.map(({ tags }) => tags?.language)).toEqual(['hrv', 'ces', 'fra']);
      expect(await levelOf(path, SPOKEN, 2, 1)).toBeGreaterThan((await levelOf(path, SPOKEN, 2, 0)) + 30);
      expect(await levelOf(path, FRENCH, 2, 2)).toBeGreaterThan((await levelOf(path, FRENCH, 2, 1)) + 30);
    }
    const hls = join(await releaseFolder(), 'hls');
    expect(streamFaults(hls)).toEqual([]);
    const master = await readFile(join(hls, 'master.m3u8'), 'utf8');
    expect(renditionsOf(master, 'AUDIO').map((line) => attribute(line, 'LANGUAGE'))).toEqual(['"hr"', '"cs"', '"fr"']);
  });

  it('is named in the release by its language, and the original by none', async () => {
    const { files } = JSON.parse(await readFile(join(await releaseFolder(), 'release.json'), 'utf8')) as Release;
    const heard = files.filter(({ name }) => /\.m4a$|^hls\/audio\//.test(name));
    const kinds = new Set(
      heard.map(({ name, kind, language }) => `${name.replace(/\/[^/]*$/, '')} ${kind} ${language}`),
    );
    expect([...kinds].sort()).toEqual([
      ...['film.cs.m4a audio cs', 'film.fr.m4a audio fr', 'film.m4a audio undefined'],
      ...['hls/audio hls cs', 'hls/audio hls fr', 'hls/audio hls undefined'],
      ...['hls/audio/cs hls cs', 'hls/audio/fr hls fr', 'hls/audio/main hls undefined'],
    ]);
    const named = async (name: string): Promise<string | null> => {
      const response = await fetched((await latest()).files.find((file) => file.name === name));
      await response.body?.cancel();
      return response.headers.get('content-disposition');
    };
    expect(await named('film.cs.m4a')).toContain('"Our-film_CS.m4a"');
    expect(await named('film.m4a')).toContain('"Our-film.m4a"');
  });

  it('recorded anew is made again with what holds it, and nothing else', async () => {
    const [before, results] = [await digests(), await resultsIn()];
    expect(await upload('cs.wav', ANEW)).toBe(204);
    const { languages } = (await client.send('GET', at)).json;
    expect(languages.map(({ released }: { released: string }) => released)).toEqual(['stale', 'stale', 'stale']);
    await rendered();
    const after = await digests();
    const changed = [...after].flatMap(([name, sha256]) => (before.get(name) === sha256 ? [] : [name]));
    const segments = changed.filter((name) => name.startsWith('hls/'));
    expect(changed.filter((name) => !segments.includes(name)).sort()).toEqual([
      ...['checksums.sha256', 'film.36p.mkv', 'film.36p.mp4', 'film.cs.36p.mp4', 'film.cs.m4a'],
    ]);
    expect(segments.filter((name) => !/^hls\/(?:audio\/cs[/.]|master\.m3u8$)/.test(name))).toEqual([]);
    // One sound, one mix; four films; of the stream, two segments and what stands before them.
    expect((await resultsIn()).filter((one) => !results.includes(one))).toHaveLength(1 + 1 + 4 + 3);
    expect(await levelOf(await saved('film.36p.mp4'), ANEW, 2, 1)).toBeGreaterThan(-40);
    expect(streamFaults(join(await releaseFolder(), 'hls'))).toEqual([]);
  });
});
