import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import { digestsIn, filesIn } from '../support/folder.ts';
import { ffmpegsIn, type RunningProgram, startProgram, until } from '../support/program.ts';
import { makeClip, openStudio, runFfmpeg, type Studio } from '../support/studio.ts';

const SHOTS = 20;
const JOBS = 2;

let studio: Studio;
let manifest: string;
const arguments_ = (): string[] => [
  ...['render', manifest, '--out', studio.path('out'), '--jobs', String(JOBS), '--accept-errors', '--json'],
];
/** Records of results: one sound for each shot, and its picture. */
const committed = async (): Promise<number> =>
  (await filesIn(studio.path('.polyreel/results'))).filter((path) => path.endsWith('record.json')).length;
const work = (): Promise<string[]> => readdir(studio.path('.polyreel/work'));

beforeAll(async () => {
  studio = await openStudio();
  await makeClip(studio.path('a.mp4'), { seconds: 8, size: '400x226' });
  manifest = await studio.manifest({
    format: { width: 400, height: 226, frameRate: '25' },
    media: { a: { file: 'a.mp4' } },
    deliver: ['soft'],
    timeline: Array.from({ length: SHOTS }, (_, i) => ({ clip: 'a', from: `${3 * i}f`, to: `${3 * i + 75}f` })),
  });
});
afterAll(() => studio.close());

/** Starts a render and lets it go until it has committed a picture more than before and encodes others. */
const startAndWait = async (command?: readonly string[]): Promise<RunningProgram> => {
  const before = Math.max(SHOTS, await committed());
  const program = startProgram(arguments_(), command);
  await until(
    'it encodes',
    async () => (await committed()) > before && ffmpegsIn(studio.path('.polyreel/work')).length > 0,
    60_000,
  );
  return program;
};

const NPM = ['npm', 'run', '-s', 'polyreel', '--'];
const INTERRUPTS: readonly (readonly [string, readonly string[] | undefined, (pid: number) => void])[] = [
  ['SIGINT to the program', undefined, (pid) => process.kill(pid, 'SIGINT')],
  ['SIGTERM to the program', undefined, (pid) => process.kill(pid, 'SIGTERM')],
  ['Ctrl-C on a terminal, which reaches ffmpeg too', undefined, (pid) => process.kill(-pid, 'SIGINT')],
  ['Ctrl-C on a terminal, through npm', NPM, (pid) => process.kill(-pid, 'SIGINT')],
];

// Each of these goes on where the one before was ended: that is the use of it.
describe('a render that is interrupted', () => {
  it.each(INTERRUPTS)('by %s ends within seconds and leaves no half file', async (_, command, interrupt) => {
    const program = await startAndWait(command);
    const since = performance.now();
    interrupt(program.pid);
    // npm ends itself by the signal that ended its script; a shell shows both as 130.
    expect(await program.ended).toBe(command ? 'SIGINT' : 130);
    expect(performance.now() - since).toBeLessThan(8_000);
    expect(ffmpegsIn(studio.folder)).toEqual([]);
    expect(program.said.err).toContain('interrupted; what is finished is kept.');
    expect(await readdir(studio.path('out'))).toEqual([]);
    expect(await work()).toEqual([]);
    expect(await readdir(studio.path('.polyreel/aside'))).toEqual([]);
  });

  it('by SIGKILL takes its ffmpegs with it, and loses no more than they had in hand', async () => {
    const program = await startAndWait();
    expect(ffmpegsIn(studio.path('.polyreel/work')).length).toBeLessThanOrEqual(JOBS);
    process.kill(program.pid, 'SIGKILL');
    expect(await program.ended).toBe('SIGKILL');
    await until('every ffmpeg has ended', () => ffmpegsIn(studio.folder).length === 0, 2_000);
    expect((await work()).length).toBeLessThanOrEqual(JOBS);
    expect((await readdir(studio.path('out'))).every((name) => name.startsWith('.making-'))).toBe(true);
  });

  it('goes on with every picture that was finished before, and clears what was left behind', async () => {
    const before = await committed();
    const program = startProgram(arguments_());
    expect(await program.ended).toBe(0);
    const { pictures } = JSON.parse(program.said.out) as Report;
    expect(pictures).toMatchObject({ spans: SHOTS, reused: before - SHOTS, encoded: 2 * SHOTS - before });
    expect(pictures.reused).toBeGreaterThanOrEqual(INTERRUPTS.length + 1);
    expect(await work()).toEqual([]);
    expect((await readdir(studio.path('out'))).sort()).toEqual(['checksums.sha256', 'film.226p.mp4', 'release.json']);
    const fresh = ['--home', studio.path('fresh-home'), '--out', studio.path('fresh')];
    await studio.render([manifest, ...fresh, '--accept-errors']);
    const film = async (out: string) => (await digestsIn(studio.path(out)))['film.226p.mp4'];
    expect(await film('out')).toBe(await film('fresh'));
  });

  it('while it reads its media ends the same way, and clears what a killed one left', async () => {
    const again = ['-stream_loop', '60', '-i', studio.path('a.mp4'), '-c', 'copy'];
    await runFfmpeg(['-v', 'error', ...again, studio.path('b.mp4')]);
    const other = await studio.manifest(
      {
        format: { width: 400, height: 226, frameRate: '25' },
        media: { b: { file: 'b.mp4' } },
        timeline: [{ clip: 'b', to: '1s' }],
      },
      'other.json',
    );
    const start = async (): Promise<RunningProgram> => {
      const out = ['--out', studio.path('other'), '--json'];
      const program = startProgram(['render', other, ...out], undefined, studio.folder);
      await until('it reads', () => ffmpegsIn(studio.folder).length > 0);
      return program;
    };
    const probes = async (): Promise<string[]> =>
      (await readdir(studio.folder)).filter((name) => name.startsWith('polyreel-reads-'));
    const killed = await start();
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await probes()).toHaveLength(1);
    const program = await start();
    process.kill(program.pid, 'SIGINT');
    expect(await program.ended).toBe(130);
    expect(JSON.parse(program.said.out)).toMatchObject({ ok: false, error: { code: 'interrupted' } });
    expect(await probes()).toEqual([]);
  });
});
