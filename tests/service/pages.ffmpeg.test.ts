import { readFileSync } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ffmpegsIn, until } from '../support/program.ts';
import { type Client, newClient } from './support/client.ts';
import { makeFootage, manifestOf, putFilm, track } from './support/films.ts';
import { newFolder, type RunningService, startService } from './support/service.ts';

interface Look {
  readonly language: string | null;
  readonly reuse: boolean;
  readonly reason: string | null;
}

let folder: Awaited<ReturnType<typeof newFolder>>;
let service: RunningService;
let client: Client;

beforeAll(async () => {
  folder = await newFolder();
  await makeFootage(folder.path('a.mp4'));
  service = await startService(folder.path('home'));
  client = newClient(service);
  await putFilm(client, { id: 'farm', shots: 3 }, folder.path('a.mp4'));
});
afterAll(async () => {
  await service?.stop();
  await folder?.remove();
});

const plan = async (film: string, ask: object = {}) =>
  (await client.send('POST', `/v1/documentaries/${film}/plan`, ask)).json;
const spansOf = async (render: string) => (await client.send('GET', `/v1/renders/${render}/spans`)).json.spans;

describe('what pages ask of a render', () => {
  it('is how its spans stand, from the plan to its end', async () => {
    const before = await plan('farm');
    const id = await client.render('farm');
    const made: number[] = [];
    await until('it has ended', async () => {
      const { json } = await client.send('GET', `/v1/renders/${id}`);
      if (json.spansMade !== undefined) made.push(json.spansMade);
      return !['queued', 'running'].includes(json.state);
    });
    const spans = await spansOf(id);
    expect(spans.map(({ start, end, shot }: Record<string, number>) => [start, end, shot])).toEqual(
      before.spans.map(({ start, end, shot }: Record<string, number>) => [start, end, shot]),
    );
    expect(spans.every(({ made, reused }: { made: number; reused: boolean }) => made === 1 && !reused)).toBe(true);
    expect(made.toSorted((a, b) => a - b)).toEqual(made);
    expect(made.some((count) => count > 0)).toBe(true);
  });

  it('is what a fixed line makes anew, and why, and what the others keep', async () => {
    expect((await plan('farm')).pictures).toMatchObject({ encode: 0, encodeFrames: 0 });
    await client.send('PUT', '/v1/documentaries/farm/subtitles/cs', track('cs', 'Opraveno'));
    const { spans, pictures } = await plan('farm');
    const fresh: Look[] = spans.flatMap(({ looks }: { looks: Look[] }) => looks.filter(({ reuse }) => !reuse));
    expect(new Set(fresh.map(({ language, reason }) => `${language}: ${reason}`))).toEqual(
      new Set(['cs: cue 1 of cs changed']),
    );
    expect(pictures.encode).toBe(fresh.length);
    const id = await client.render('farm', { languages: ['cs'] });
    expect(await client.ended(id)).toMatchObject({ state: 'succeeded' });
    const stood = await spansOf(id);
    expect(stood.filter(({ reused }: { reused: boolean }) => !reused)).toHaveLength(fresh.length);
    await client.send('PUT', '/v1/documentaries/farm/subtitles/en', track('en', 'Mended'));
    const again: Look[] = (await plan('farm')).spans.flatMap(({ looks }: { looks: Look[] }) => looks);
    // A render of Czech alone has not made the service forget what English was made of.
    expect(new Set(again.flatMap(({ reason }) => reason ?? []))).toEqual(new Set(['cue 1 of en changed']));
  });
});

describe('a preview of a draft', () => {
  const at = '/v1/documentaries/farm/subtitles/cs/draft';
  const keep = async (text: string): Promise<void> => {
    const { json } = await client.send('GET', at);
    const ifMatch = json.revision ? { 'if-match': `"${json.revision}"` } : {};
    const cues = [{ start: 200, end: 3800, text }];
    expect(await client.send('PUT', at, { cues }, ifMatch)).toMatchObject({ status: 200 });
  };
  const ask = (more: object = {}) =>
    client.send('POST', '/v1/documentaries/farm/renders', {
      preview: { cue: 1, language: 'cs' },
      draft: true,
      ...more,
    });

  it('shows its words, is one for the same words, and leaves the film alone', async () => {
    expect(await ask()).toMatchObject({ status: 422, json: { problems: [{ code: 'no-draft', at: '/draft' }] } });
    const kept = await client.render('farm', { preview: { cue: 1, language: 'cs' } });
    const before = (await client.ended(kept)).files[0].sha256;
    await keep('Zcela jiná slova.');
    const draft = (await ask()).json.id;
    const ended = await client.ended(draft);
    expect(ended).toMatchObject({ state: 'succeeded', files: [{ name: 'farm.cs.preview.mp4' }] });
    expect(ended.files[0].sha256).not.toBe(before);
    await keep('Ještě jiná slova.');
    expect((await ask()).json.id).not.toBe(draft);
    await keep('Zcela jiná slova.');
    expect((await ask()).json.id).toBe(draft);
    expect((await plan('farm', { languages: ['cs'] })).pictures.encode).toBe(0);
    expect(await ask({ preview: { shot: 0 } })).toMatchObject({ status: 400, json: { problems: [{ at: '/draft' }] } });
  });
});

const encodes = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('libx264');
  } catch {
    return false;
  }
};

describe('a render that fails', () => {
  const problemsOf = async (id: string) => {
    const { state, problems } = await client.ended(id);
    expect(state).toBe('failed');
    return problems as { code: string; at: string; message: string }[];
  };

  it('names the shot and the file where the footage cannot be decoded', async () => {
    await putFilm(client, { id: 'spoilt', shots: 2, from: 9 }, folder.path('a.mp4'));
    for (const path of await readdir(service.home, { recursive: true }))
      if (/media\/spoilt\/[0-9a-f]{64}$/.test(path)) {
        const { size } = await stat(join(service.home, path));
        await writeFile(join(service.home, path), Buffer.alloc(size, 7));
      }
    const [problem] = await problemsOf(await client.render('spoilt'));
    expect(problem).toMatchObject({ code: 'media-failed', at: expect.stringMatching(/^\/timeline\/[01]$/) });
    expect(problem?.message).toContain('"a.mp4"');
  });

  it('names the shot and the file where ffmpeg is killed, and the way out', async () => {
    await putFilm(client, { id: 'killed', shots: 1, frames: 150, from: 20 }, folder.path('a.mp4'));
    const timeline = [{ clip: 'a', from: '20f', to: '170f', denoise: 'strong' }];
    await client.send('PUT', '/v1/documentaries/killed/manifest', {
      ...manifestOf({ id: 'killed', shots: 1 }),
      timeline,
    });
    const id = await client.render('killed', { languages: ['cs'] });
    const killing = setInterval(() => {
      for (const pid of ffmpegsIn(service.home).filter(encodes)) process.kill(pid, 'SIGKILL');
    }, 5);
    const [problem] = await problemsOf(id).finally(() => clearInterval(killing));
    expect(problem?.message).toMatch(/Render again.* "a\.mp4"/);
    expect(problem).toMatchObject({ code: 'media-failed', at: '/timeline/0' });
  });
});
