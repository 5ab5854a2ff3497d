import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { promisify } from 'node:util';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import ffprobe from '@ffprobe-installer/ffprobe';
import type { FootageTools } from '../../src/demo/footage.ts';

/** Real ffmpeg, as a caller of the generator runs it. The run bit is missing where install scripts are off. */
export const realTools: FootageTools = {
  async encode(args, frames, signal) {
    await chmod(ffmpeg.path, 0o755);
    const child = spawn(ffmpeg.path, args, { stdio: ['pipe', 'ignore', 'pipe'], ...(signal && { signal }) });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.stdin.on('error', () => {});
    const ended = once(child, 'close');
    ended.catch(() => {});
    for await (const frame of frames)
      if (!child.stdin.write(frame)) await Promise.race([once(child.stdin, 'drain'), ended]);
    child.stdin.end();
    const [code] = await ended;
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${said}`);
  },
};

interface Stream {
  readonly codec_type: string;
  readonly codec_name: string;
  readonly width?: number;
  readonly height?: number;
  readonly r_frame_rate: string;
  readonly nb_read_frames?: string;
  readonly channels?: number;
  readonly sample_rate?: string;
  readonly duration: string;
  readonly color_space?: string;
  readonly side_data_list?: readonly { readonly rotation?: number }[];
}

/** What ffprobe says of a file's picture and sound, every frame decoded. */
export const probe = async (file: string): Promise<{ picture?: Stream; sound?: Stream }> => {
  await chmod(ffprobe.path, 0o755);
  const args = ['-v', 'error', '-count_frames', '-show_streams', '-of', 'json', file];
  const { streams } = JSON.parse((await promisify(execFile)(ffprobe.path, args)).stdout) as { streams: Stream[] };
  const picture = streams.find(({ codec_type }) => codec_type === 'video');
  const sound = streams.find(({ codec_type }) => codec_type === 'audio');
  return { ...(picture && { picture }), ...(sound && { sound }) };
};
