import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DECODERS, READABLE } from '../../src/commands/decoders.ts';
import { builds } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { runFfmpeg } from '../support/studio.ts';

const folder = testFolder();
const file = (name: string): string => join(folder, name);
const PICTURE = ['-f', 'lavfi', '-i', 'testsrc=s=64x48:d=1:r=10'];
const TONE = ['-f', 'lavfi', '-i', 'sine=d=1'];

/** Codecs of games and screens that npm's build encodes too, each in a container that is read. */
const EXOTIC = [
  ['snow', 'snow.avi'],
  ['zmbv', 'zmbv.avi'],
  ['flashsv', 'flashsv.flv'],
  ['asv1', 'asv1.avi'],
  ['cljr', 'cljr.avi'],
] as const;

beforeAll(async () => {
  for (const [codec, name] of EXOTIC) {
    await runFfmpeg(['-v', 'error', ...PICTURE, '-c:v', codec, '-strict', '-2', file(name)]);
  }
  await runFfmpeg([
    '-v',
    'error',
    ...PICTURE,
    ...TONE,
    '-c:v',
    'libx264',
    '-c:a',
    'sonic',
    '-strict',
    '-2',
    file('sonic.mkv'),
  ]);
  const ass = file('x.srt');
  writeFileSync(ass, '1\n00:00:00,000 --> 00:00:01,000\nHello\n');
  const streams = ['-map', '0', '-map', '1', '-map', '2'];
  const coded = [
    '-c:v:0',
    'libx264',
    '-c:v:1',
    'snow',
    '-c:a',
    'aac',
    '-c:s',
    'ass',
    '-strict',
    '-2',
    '-disposition:v:0',
    'default',
  ];
  await runFfmpeg(['-v', 'error', ...PICTURE, ...TONE, '-i', ass, ...streams, ...coded, file('many.mkv')]);
});

describe.each(builds)('$name', ({ tool }) => {
  const probe = (name: string) => tool.probe({ path: file(name), name, at: '/media/a/file' });

  it.each(EXOTIC)('opens no decoder for %s', async (codec, name) => {
    const { facts, problems } = await probe(name);
    expect(facts).toBeUndefined();
    expect(problems).toEqual([expect.objectContaining({ code: 'media-codec-unsupported', severity: 'block' })]);
    expect(problems[0]?.message).toContain(`The codec is ${codec}, which is not among`);
    const decode = ['-codec_whitelist', DECODERS, '-i', `file:${name}`, '-f', 'null', '-'];
    await expect(tool.run(decode, { cwd: folder })).rejects.toMatchObject({
      stderr: expect.stringContaining('whitelist'),
    });
  });

  it('reads a film past its own subtitles, without a complaint', async () => {
    const { facts, problems } = await probe('many.mkv');
    expect(problems).toEqual([]);
    expect([facts?.picture?.codec, facts?.sound?.codec]).toEqual(['h264', 'aac']);
  });

  it('has a decoder on the list for every codec that is read, and takes it first', async () => {
    const { program } = await tool.describe();
    const { stdout } = spawnSync(program, ['-hide_banner', '-codecs'], { encoding: 'utf8' });
    const allowed = new Set(DECODERS.split(','));
    const first = new Map(
      [...stdout.matchAll(/^ D.{5} (\S+) +(.*)$/gm)].map(([, codec = '', text = '']) => [
        codec,
        /\(decoders: (\S+)/.exec(text)?.[1] ?? codec,
      ]),
    );
    expect([...READABLE].filter((codec) => !allowed.has(first.get(codec) ?? ''))).toEqual([]);
  });
});
