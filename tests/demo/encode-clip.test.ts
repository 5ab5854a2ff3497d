import { expect, test } from 'vitest';
import { type Clip, clips } from '../../src/demo/clips.ts';
import { encodeArgs } from '../../src/demo/encode-clip.ts';

const named = (file: string) => clips.find((clip) => clip.file === file) as Clip;

test('a clip is encoded by exactly this command', () => {
  expect(encodeArgs(named('fr-bus.mp4'), '/tmp/s.wav', '/tmp/p.mp4').join(' ')).toBe(
    '-nostdin -hide_banner -v error -y -f rawvideo -pixel_format rgba -video_size 1280x720 -framerate 24/1 -i pipe:0 ' +
      '-i file:/tmp/s.wav -map 0:v -map 1:a -vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p ' +
      '-c:v libx264 -preset veryfast -crf 20 -threads 1 -colorspace bt709 -color_primaries bt709 -color_trc bt709 ' +
      '-color_range tv -c:a aac -b:a 128k -fflags +bitexact -flags:v +bitexact -flags:a +bitexact ' +
      '-movflags +faststart -f mp4 file:/tmp/p.mp4',
  );
});

test('archive film is in the colours of standard definition', () => {
  const args = encodeArgs(named('fr-archive.mp4'), 's', 'p').join(' ');
  expect(args).toContain('out_color_matrix=bt601');
  expect(args).toContain('-colorspace smpte170m -color_primaries bt470bg -color_trc smpte170m');
});

test('a phone lays its picture on the side', () => {
  expect(encodeArgs(named('fr-passenger.mp4'), 's', 'p').join(' ')).toContain('-vf transpose=cclock,scale=');
});

test('the sources differ as those of several partners do', () => {
  expect(new Set(clips.map(({ rate }) => rate.join('/'))).size).toBe(6);
  expect(new Set(clips.map(({ width, height }) => `${width}x${height}`))).toEqual(
    new Set(['1920x1080', '1280x720', '640x480', '720x1280']),
  );
});
