import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sha256File } from '../../../src/run/results.ts';
import type { Client } from '../../service/support/client.ts';
import { type FilmDraft, manifestOf, track } from '../../service/support/films.ts';
import { ffmpegsIn, startProgram, until } from '../../support/program.ts';

/** Films by their names without the id, as digests: what every render of the same film must give. */
export type Films = Readonly<Record<string, string>>;

const LANGUAGES = ['en', 'cs'];

/** Renders a film with the command line, beside its footage, and gives its films. */
export const renderUndisturbed = async (folder: string, draft: FilmDraft): Promise<Films> => {
  const subtitles = Object.fromEntries(LANGUAGES.map((language) => [language, `${language}.srt`]));
  for (const language of LANGUAGES) await writeFile(join(folder, `${language}.srt`), track(language));
  const manifest = join(folder, 'film.json');
  await writeFile(manifest, JSON.stringify({ ...manifestOf(draft), subtitles }));
  const [out, home] = [join(folder, 'undisturbed'), join(folder, 'undisturbed-home')];
  const { ended, said } = startProgram(['render', manifest, '--out', out, '--home', home]);
  if ((await ended) !== 0) throw new Error(said.err);
  const names = (await readdir(out)).filter((name) => name.endsWith('.mp4'));
  const films = names.map(async (name) => [nameIn(draft.id, name), await sha256File(join(out, name))] as const);
  return Object.fromEntries(await Promise.all(films));
};

const nameIn = (id: string, file: string): string => file.slice(id.length + 1);

/** What a service has released of a film; every file of the release opens, and is what the release says. */
export const releasedFilms = async (client: Client, id: string): Promise<Films> => {
  const { json } = await client.send('GET', `/v1/documentaries/${id}/releases/latest`);
  const files: { name: string; sha256: string; url: string }[] = json.files;
  for (const { name, url, sha256 } of files) expect([name, await client.digestOf(url)]).toEqual([name, sha256]);
  const films = files.filter(({ name }) => name.endsWith('.mp4'));
  return Object.fromEntries(films.map(({ name, sha256 }) => [nameIn(id, name), sha256]));
};

/** Keys of the results in a home, as folders. */
export const resultsIn = async (home: string): Promise<string[]> => {
  const names = await readdir(join(home, 'results'), { recursive: true }).catch((): string[] => []);
  return names.filter((name) => /^..\/[0-9a-f]{64}$/.test(name));
};

/** Looks that a home holds one whole result for each key, and nothing beside. @returns how many */
export const expectWholeResults = async (home: string): Promise<number> => {
  const results = join(home, 'results');
  const keys = await resultsIn(home);
  for (const key of keys) {
    const folder = join(results, key);
    expect((await readdir(folder)).sort(), key).toEqual(['data', 'record.json']);
    const { bytes, sha256 } = JSON.parse(await readFile(join(folder, 'record.json'), 'utf8'));
    expect((await stat(join(folder, 'data'))).size, key).toBe(bytes);
    expect(await sha256File(join(folder, 'data')), key).toBe(sha256);
  }
  return keys.length;
};

/** What is in the making in a home: folders of steps, and files that are being written. */
export const unfinishedIn = async (home: string): Promise<string[]> => {
  const folders = ['work', 'aside'].map((name) => readdir(join(home, name)).catch((): string[] => []));
  return (await Promise.all(folders)).flat();
};

/** ffmpegs that one process runs: the folder of a step is named by it. */
export const ffmpegsOf = async (pid: number, home: string): Promise<number[]> => {
  const own = (await readdir(join(home, 'work'))).filter((name) => name.split('-')[1] === String(pid));
  return own.flatMap((name) => ffmpegsIn(join(home, 'work', name)));
};

/** Waits until a process is in the middle of a step. */
export const midStep = (pid: number, home: string): Promise<void> =>
  until(`process ${pid} encodes`, async () => (await ffmpegsOf(pid, home)).length > 0, 60_000);
