import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSubtitlesCommands } from '../../src/cli/subtitles.ts';
import { PolyreelError } from '../../src/errors.ts';
import type { Timeline } from '../../src/timeline/timeline.ts';
import { cue } from '../subtitles/sample.ts';
import { cutOf } from '../timeline/conform/cuts.ts';

const CUTS: Record<string, Timeline> = {
  old: cutOf([{ source: 'a', frames: 100 }]),
  new: cutOf([
    { source: 'b', frames: 50 },
    { source: 'a', from: 10, frames: 80 },
  ]),
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'subtitles-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const save = async (name: string, content: string | Uint8Array): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
};

/** Runs `polyreel subtitles …` and gives what it printed and its exit status. */
const subtitles = async (...args: string[]) => {
  const ran = { status: -1, out: '', said: [] as string[], films: [] as string[] };
  const program = new Command().exitOverride();
  addSubtitlesCommands(program, {
    output: {
      result: (text) => {
        ran.out += text;
      },
      say: (line) => ran.said.push(line),
    },
    film: async (manifest, language) => {
      ran.films.push(`${manifest} ${language}`);
      return { duration: 3000, others: [{ language: 'en', cues: [cue(1000, 2000, 'Yes.')] }] };
    },
    cuts: async (from, to) => ({ from: CUTS[from] ?? cutOf([]), to: CUTS[to] ?? cutOf([]) }),
    exit: (status) => {
      ran.status = status;
    },
  });
  await program.parseAsync(['subtitles', ...args], { from: 'user' });
  return ran;
};

const GOOD = '1\n00:00:01,000 --> 00:00:02,000\nPříliš žluťoučký\n\n2\n00:00:03,000 --> 00:00:04,000\nkůň úpěl\n';

describe('subtitles check', () => {
  it('gives encoding, format, cues and problems as JSON', async () => {
    const file = await save('film.cs.srt', iconv.encode(GOOD, 'windows-1250'));
    const { status, out } = await subtitles('check', file, '--language', 'cs', '--json');
    expect(JSON.parse(out)).toEqual({
      ok: true,
      language: 'cs',
      encoding: 'windows-1250',
      confidence: 0.95,
      format: 'srt',
      cues: 2,
      problems: [],
    });
    expect(status).toBe(0);
  });

  it('says the same for people, and ends with 2 where a release would be stopped', async () => {
    const file = await save('bad.srt', '1\n00:00:01,000 --> soon\nAno.\n');
    const { status, out } = await subtitles('check', file, '--language', 'cs');
    expect(out.split('\n')[0]).toBe('srt, utf-8 (100 % sure), 0 cues');
    expect(out).toContain('block bad-time bad.srt:2: cue 1: "00:00:01,000 --> soon" is no timing.');
    expect(status).toBe(2);
  });

  it('lets errors pass where they are accepted, but never blocks', async () => {
    const error = await save('error.srt', '1\n00:00:01,000 --> 00:00:02,000\n\n');
    expect((await subtitles('check', error, '--language', 'cs')).status).toBe(2);
    expect((await subtitles('check', error, '--language', 'cs', '--accept-errors')).status).toBe(0);
    const block = await save('block.srt', 'hello');
    expect((await subtitles('check', block, '--language', 'cs', '--accept-errors')).status).toBe(2);
  });

  it('compares with the film', async () => {
    const file = await save('late.srt', GOOD);
    const { out, films } = await subtitles('check', file, '--language', 'cs', '--manifest', 'film.json', '--json');
    expect(films).toEqual(['film.json cs']);
    expect(JSON.parse(out).problems).toMatchObject([{ code: 'past-end', cue: 2 }]);
  });

  it('says which file it cannot open', async () => {
    await expect(subtitles('check', 'nowhere.srt', '--language', 'cs')).rejects.toThrow(PolyreelError);
  });
});

describe('subtitles convert', () => {
  it.each(['srt', 'vtt', 'ass', 'ttml'])('writes clean UTF-8 as %s', async (format) => {
    const file = await save('film.cs.srt', iconv.encode(GOOD, 'windows-1250'));
    const target = join(folder, `out.${format}`);
    expect(await subtitles('convert', file, '--to', format, '--output', target)).toMatchObject({ status: 0, out: '' });
    expect(await readFile(target, 'utf8')).toContain('žluťoučký');
  });

  it('prints where no file is named', async () => {
    const file = await save('film.cs.srt', GOOD);
    expect((await subtitles('convert', file, '--to', 'srt')).out).toBe(GOOD);
  });

  it('writes nothing where a cue would be lost', async () => {
    const file = await save('lossy.srt', `${GOOD}\n3\n00:00:05,000 --> soon\nAno.\n`);
    const { status, out, said } = await subtitles('convert', file, '--to', 'vtt');
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(said[0]).toContain('bad-time');
  });

  it('refuses a format that it does not write', async () => {
    const file = await save('film.cs.srt', GOOD);
    await expect(subtitles('convert', file, '--to', 'docx')).rejects.toThrow('"docx" cannot be written');
  });
});

describe('subtitles repair', () => {
  const OVERLAP = '1\n00:00:01,000 --> 00:00:03,500\nPříliš žluťoučký\n\n2\n00:00:03,000 --> 00:00:04,000\nkůň úpěl\n';

  it('writes the mended file and tells every change', async () => {
    const file = await save('film.cs.srt', OVERLAP);
    const { status, out, said } = await subtitles('repair', file);
    expect(status).toBe(0);
    expect(out).toContain('00:00:01,000 --> 00:00:02,920');
    expect(said).toEqual(['changed cue 1 (00:00:01,000): ends 580 ms sooner, before cue 2']);
  });

  it('keeps the format, and gives JSON', async () => {
    const file = await save('film.cs.vtt', `WEBVTT\n\n${OVERLAP}`);
    const report = JSON.parse((await subtitles('repair', file, '--json')).out);
    expect(report.changes).toHaveLength(1);
    expect(report.problems).toEqual([]);
    expect(report.text).toContain('WEBVTT');
  });

  it('does only what was accepted', async () => {
    const file = await save('film.cs.srt', OVERLAP);
    expect((await subtitles('repair', file, '--only', 'order')).out).toContain('--> 00:00:03,500');
    await expect(subtitles('repair', file, '--only', 'magic')).rejects.toThrow('"magic" is no repair');
  });

  it('writes nothing while a block is left', async () => {
    const file = await save('bad.cs.srt', `${OVERLAP}\n3\n00:00:05,000 --> soon\nAno.\n`);
    const target = join(folder, 'never.srt');
    expect((await subtitles('repair', file, '--output', target)).status).toBe(2);
    await expect(readFile(target)).rejects.toThrow();
  });
});

describe('subtitles conform', () => {
  const CUES = '1\n00:00:01,000 --> 00:00:02,000\nkůň\n\n2\n00:00:03,000 --> 00:00:04,000\núpěl\n';
  const conform = async (...args: string[]) =>
    subtitles('conform', await save('film.cs.srt', CUES), '--from', 'old', '--to', 'new', ...args);

  it('prints the track for the new cut, and says which cues to look at', async () => {
    const { status, out, said } = await conform();
    expect(out).toBe('1\n00:00:02,600 --> 00:00:03,600\nkůň\n\n2\n00:00:04,600 --> 00:00:05,200\núpěl\n');
    expect(said.join('\n')).toMatch(/^cut cue 2 \(00:00:03,000 → 00:00:04,600\): .*“úpěl”\n1 cue to look at\.$/);
    expect(status).toBe(0);
  });

  it('writes a file, and prints the list alone', async () => {
    const target = join(folder, 'new.cs.srt');
    const { out, said } = await conform('--output', target);
    expect(await readFile(target, 'utf8')).toContain('00:00:02,600 --> 00:00:03,600');
    expect([out.split('\n').length, said]).toEqual([2, []]);
  });

  it('gives JSON', async () => {
    const report = JSON.parse((await conform('--json')).out);
    expect(report).toMatchObject({ cues: 2, changes: [{ change: 'cut', number: 2, text: 'úpěl' }], problems: [] });
    expect(report.text).toContain('00:00:02,600');
  });

  it('writes nothing of a file that is no track', async () => {
    const file = await save('bad.srt', 'hello');
    expect(await subtitles('conform', file, '--from', 'old', '--to', 'new')).toMatchObject({ status: 2, out: '' });
  });
});
