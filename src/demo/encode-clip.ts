import type { Clip } from './clips.ts';

/** BT.709 for everything but the archive film, which a transfer of the eighties left in BT.601. */
const colours = (kind: Clip['kind']): { matrix: string; tags: readonly string[] } =>
  kind === 'archive'
    ? { matrix: 'bt601', tags: ['smpte170m', 'bt470bg', 'smpte170m'] }
    : { matrix: 'bt709', tags: ['bt709', 'bt709', 'bt709'] };

const tagArgs = ([matrix = '', primaries = '', transfer = '']: readonly string[]): readonly string[] => [
  ...['-colorspace', matrix, '-color_primaries', primaries, '-color_trc', transfer, '-color_range', 'tv'],
];

/** The argument list that makes a clip from RGBA pictures on stdin and a WAV file. One thread: the same bytes on every machine. */
export const encodeArgs = ({ kind, width, height, rate }: Clip, sound: string, output: string): string[] => {
  const { matrix, tags } = colours(kind);
  const turn = kind === 'phone' ? 'transpose=cclock,' : '';
  return [
    ...['-nostdin', '-hide_banner', '-v', 'error', '-y'],
    ...[
      '-f',
      'rawvideo',
      '-pixel_format',
      'rgba',
      '-video_size',
      `${width}x${height}`,
      '-framerate',
      rate.join('/'),
      '-i',
      'pipe:0',
    ],
    ...['-i', `file:${sound}`, '-map', '0:v', '-map', '1:a'],
    ...['-vf', `${turn}scale=out_color_matrix=${matrix}:out_range=tv,format=yuv420p`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-threads', '1', ...tagArgs(tags)],
    ...['-c:a', 'aac', '-b:a', '128k', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
    ...['-movflags', '+faststart', '-f', 'mp4', `file:${output}`],
  ];
};
