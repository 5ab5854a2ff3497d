import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PackStep, packStep } from '../../src/plan/pack/pack.ts';
import { dataOf } from '../../src/run/results.ts';
import { runPack } from '../../src/run/run-pack.ts';
import { request, textOf } from '../plan/pack/draft.ts';
import { openEngine, type TestEngine } from '../support/engine.ts';
import { filesIn } from '../support/folder.ts';

const step: PackStep = packStep(request());
const { signal } = new AbortController();
const FILES = step.members.flatMap((member) => ('key' in member ? [member] : []));

let engine: TestEngine;
const path = (name: string): string => join(engine.folder, name);
/** Results as other steps leave them; a pack does not look into them. */
const makeResults = async (of: TestEngine): Promise<void> => {
  for (const { key, name } of FILES) {
    await writeFile(join(of.folder, 'made'), `${name} ${'x'.repeat(3_000_000)}`);
    await of.results.commit(key, join(of.folder, 'made'));
  }
};
beforeEach(async () => {
  engine = await openEngine();
  await makeResults(engine);
});
afterEach(() => engine.close());

const pack = async (of = engine): Promise<string> => {
  await runPack(of, step, signal);
  return (await of.results.open(step.key))?.path ?? '';
};

describe('a pack', () => {
  it('unpacks to a folder that is whole by its own checksums', async () => {
    await copyFile(await pack(), path('pack.zip'));
    expect(execFileSync('unzip', ['-t', path('pack.zip')], { encoding: 'utf8' })).toContain('No errors');
    execFileSync('unzip', ['-q', path('pack.zip'), '-d', path('hall')]);
    const files = (await filesIn(path('hall'))).map((file) => file.slice(path('hall/').length));
    expect(files).toEqual([...step.members.map(({ name }) => name), 'checksums.sha256'].sort());
    expect(await readFile(path('hall/index.html'), 'utf8')).toBe(textOf('index.html'));
    expect((await readFile(path('hall/film.cs.720p.mp4'), 'utf8')).slice(0, 17)).toBe('film.cs.720p.mp4 ');
    const check = () => spawnSync('sha256sum', ['-c', 'checksums.sha256'], { cwd: path('hall'), encoding: 'utf8' });
    expect(check().stdout.trim().split('\n')).toEqual(step.members.map(({ name }) => `${name}: OK`));
    await writeFile(path('hall/poster.jpg'), randomBytes(10));
    expect(check().status).toBe(1);
  });

  it('is the same bytes wherever it is made', async () => {
    const other = await openEngine();
    try {
      await makeResults(other);
      const [one, two] = [await readFile(await pack()), await readFile(await pack(other))];
      expect(one.equals(two)).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('is not made of a result that is gone or damaged', async () => {
    const [film] = FILES as [(typeof FILES)[number]];
    await writeFile(path(dataOf(film.key)), 'damaged');
    await expect(runPack(engine, step, signal)).rejects.toMatchObject({
      code: 'result-gone',
      message: 'film.cs.720p.mp4 for film.cs.zip is gone; run it again.',
    });
    expect(await engine.results.exists(step.key)).toBe(false);
    expect(await filesIn(path('work'))).toEqual([]);
  });

  it('stops when it is told to', async () => {
    await expect(runPack(engine, step, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(await engine.results.exists(step.key)).toBe(false);
  });
});

it('leaves no copy of its members behind', async () => {
  await pack();
  await rm(path('made'), { force: true });
  expect((await filesIn(engine.folder)).filter((file) => file.includes('/work/'))).toEqual([]);
});
