import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { cpuSeconds } from '../../src/cli/cpu.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { Report } from '../../src/cli/render.ts';
import { newTerminal } from '../../src/cli/terminal.ts';
import { buildHouse } from '../../src/wire.ts';
import type { Document } from './project.ts';

/** The build that npm brings, and the system's, which `npm test` installs where it is missing. */
export const BUILDS: readonly { readonly name: string; readonly ffmpegPath?: string }[] = [
  { name: 'the ffmpeg of 2018 from npm' },
  { name: 'the system’s ffmpeg', ffmpegPath: process.env.TEST_FFMPEG_PATH ?? '/usr/bin/ffmpeg' },
];
/** For what does not depend on the build. */
export const [OLD_BUILD = { name: '' }, NEW_BUILD = { name: '' }] = BUILDS;

export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Studio {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly manifest: (document: Document, name?: string) => Promise<string>;
  /** Runs a command line in this process, with real adapters. */
  readonly run: (args: readonly string[], options?: { ffmpegPath?: string; signal?: AbortSignal }) => Promise<Said>;
  /** Renders and gives the report; throws what was said where it fails. */
  readonly render: (args: readonly string[], options?: { ffmpegPath?: string }) => Promise<Report>;
  readonly close: () => Promise<void>;
}

/** A folder with a manifest's neighbourhood in it, and the command line. */
export const openStudio = async (): Promise<Studio> => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-studio-'));
  const path = (name: string): string => join(folder, name);
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(path(name)), { recursive: true });
    await writeFile(path(name), content);
  };
  const run: Studio['run'] = async (args, { ffmpegPath, signal = new AbortController().signal } = {}) => {
    const said = { out: '', err: '' };
    const sink = (key: 'out' | 'err') => ({
      write: (text: string) => {
        said[key] += text;
      },
    });
    const terminal = newTerminal({ stdout: sink('out'), stderr: sink('err'), now: () => performance.now() });
    const config = ffmpegPath ? { ffmpegPath } : {};
    const clock = (): number => performance.now() / 1000;
    const status = await runProgram(args, terminal, () => ({
      config,
      house: buildHouse(config),
      terminal,
      signal,
      cpuSeconds,
      clock,
      cores: 2,
    }));
    return { status, ...said };
  };
  return {
    folder,
    path,
    write,
    run,
    manifest: async (document, name = 'film.json') => {
      await write(name, JSON.stringify({ version: 1, id: 'film', title: 'Film', languages: ['en'], ...document }));
      return path(name);
    },
    render: async (args, options) => {
      const { status, out, err } = await run(['render', ...args, '--json'], options);
      if (status !== 0) throw new Error(`status ${status}\n${err}\n${out}`);
      return JSON.parse(out) as Report;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
};

const ffmpeg = { program: '' };
/** The npm build, run directly: what makes and measures test material must not be what is tested. */
export const runFfmpeg = async (
  args: readonly string[],
  options: { program?: string; cwd?: string } = {},
): Promise<{ stdout: Buffer; stderr: string }> => {
  if (!ffmpeg.program) ffmpeg.program = (await openMediaTool({}).describe()).program;
  return new Promise((resolve, reject) => {
    const child = spawn(options.program ?? ffmpeg.program, ['-nostdin', '-hide_banner', '-y', ...args], {
      cwd: options.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('close', (status) =>
      status === 0 ? resolve({ stdout: Buffer.concat(chunks), stderr }) : reject(new Error(stderr)),
    );
  });
};

/** One digest for each decoded frame of a file's picture. */
export const frameDigests = async (
  path: string,
  options: readonly string[] = [],
  program?: string,
): Promise<string[]> => {
  const args = ['-v', 'error', '-i', path, '-map', '0:v:0', ...options, '-f', 'framemd5', '-'];
  const { stdout } = await runFfmpeg(args, program ? { program } : {});
  return stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');
};

export interface ProbedStream {
  readonly codec_type: string;
  readonly codec_name: string;
  readonly nb_read_packets?: string;
  readonly duration?: string;
  readonly start_time?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** What ffprobe says of a file, its streams, chapters and packets. */
export const probeFile = async (path: string, more: readonly string[] = []) => {
  const { probeProgram } = await openMediaTool({}).describe();
  const { stdout, status, stderr } = spawnSync(
    probeProgram,
    ['-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-count_packets', '-of', 'json', ...more, path],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as {
    format: { duration?: string };
    streams: ProbedStream[];
    chapters: { start_time: string; end_time: string; tags?: { title?: string } }[];
    packets?: { pts: number; dts: number; duration: number; flags: string }[];
  };
};

/** Frames that a file's own tables call key frames, at 25 frames a second: ffprobe looks into the packets instead. */
export const keyFramesIn = async (path: string): Promise<number[]> => {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    const video = await input.getPrimaryVideoTrack();
    const keys: number[] = [];
    if (!video) return keys;
    for await (const { type, timestamp } of new EncodedPacketSink(video).packets())
      if (type === 'key') keys.push(Math.round(timestamp * 25));
    return keys;
  } finally {
    input.dispose();
  }
};

/** Integrated loudness (LUFS) and true peak (dBTP) of a file's sound. */
export const loudnessOf = async (path: string): Promise<{ integrated: number; truePeak: number }> => {
  const { stderr } = await runFfmpeg([
    '-v',
    'info',
    '-i',
    path,
    '-map',
    '0:a:0',
    '-af',
    'ebur128=peak=true:framelog=verbose',
    '-f',
    'null',
    '-',
  ]);
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  return {
    integrated: Number(/I:\s+(\S+) LUFS/.exec(summary)?.[1]),
    truePeak: Number(/Peak:\s+(\S+) dBFS/.exec(summary)?.[1]),
  };
};

/** A clip whose picture and sound move all the time, so that a repeated or a lost frame shows. */
export const makeClip = async (
  path: string,
  options: { seconds: number; rate?: string; size?: string; tone?: number; level?: number },
): Promise<void> => {
  const { seconds, rate = '25', size = '320x180', tone = 440, level = 0.2 } = options;
  await mkdir(dirname(path), { recursive: true });
  await runFfmpeg([
    ...['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}`],
    ...[
      '-f',
      'lavfi',
      '-i',
      `aevalsrc='${level}*sin(${tone}*2*PI*t)*(1+0.5*sin(3*t))|${level}*sin(${tone * 1.5}*2*PI*t)':s=48000`,
    ],
    ...[
      '-t',
      String(seconds),
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-g',
      '30',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      path,
    ],
  ]);
};

export const srt = (cues: readonly (readonly [start: string, end: string, text: string])[]): string =>
  cues.map(([start, end, text], i) => `${i + 1}\n00:00:${start} --> 00:00:${end}\n${text}\n`).join('\n');

export const hasSystemBuild = existsSync(NEW_BUILD.ffmpegPath ?? '');
