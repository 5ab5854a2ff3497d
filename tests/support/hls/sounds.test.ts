import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soundFaults } from './sounds.ts';

const MASTER = [
  '#EXTM3U',
  '#EXT-X-MEDIA:TYPE=AUDIO,URI="audio/main.m3u8",GROUP-ID="s",NAME="Original",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2"',
  '#EXT-X-MEDIA:TYPE=AUDIO,URI="audio/cs.m3u8",GROUP-ID="s",LANGUAGE="cs",NAME="čeština",DEFAULT=NO,AUTOSELECT=YES,CHANNELS="2"',
  '#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.64001f,mp4a.40.2",AUDIO="s"',
  'video/small.m3u8',
  '',
].join('\n');

const playlist = (durations: readonly number[], ending = 'm4s', target = 6): string =>
  [
    ...['#EXTM3U', `#EXT-X-TARGETDURATION:${target}`],
    ...durations.flatMap((duration, i) => [`#EXTINF:${duration},`, `x/${i}.${ending}`]),
    ...['#EXT-X-ENDLIST', ''],
  ].join('\n');

describe('the rules about sounds', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-rules-'));
    await put('video/small.m3u8', playlist([4, 6, 3]));
    for (const name of ['main', 'cs']) await put(`audio/${name}.m3u8`, playlist([5.97, 5.97, 1.06]));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const put = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };

  it('find nothing in a stream that keeps them', () => {
    expect(soundFaults(folder, MASTER)).toEqual([]);
  });

  it.each([
    ['DEFAULT=NO', 'DEFAULT=YES', 'a group of sounds has 2 defaults'],
    ['DEFAULT=YES', 'DEFAULT=NO', 'a group of sounds has 0 defaults'],
    ['NAME="Original"', 'NAME="Original",LANGUAGE="cs"', 'share a language'],
    ['LANGUAGE="cs",', '', 'lacks LANGUAGE'],
    ['URI="audio/cs.m3u8",', '', 'a sound is nowhere'],
    [',CHANNELS="2"', '', 'lacks CHANNELS'],
    [',mp4a.40.2', '', 'CODECS names no sound'],
    [',AUDIO="s"', '', 'a variant has no sound'],
    [',AUDIO="s"', ',AUDIO="t"', 'a variant has no sound'],
  ])('find where the master has not %s but %s', (is, was, fault) => {
    expect(soundFaults(folder, MASTER.replace(is, was)).join()).toContain(fault);
  });

  it.each([
    [playlist([5.97, 5.97, 1.16]), 's apart'],
    [playlist([5.97, 5.97, 1.06], 'm4s', 7), 'targets of 7 and 6'],
    [playlist([5.97, 5.97, 1.06], 'ts'), 'packed in .m4s,.ts'],
    [playlist([5.97, 4.97, 2.06]), 'last 5.97,4.97 s'],
  ])('find where a sound does not go with the picture (%#)', async (content, fault) => {
    await put('audio/cs.m3u8', content);
    expect(soundFaults(folder, MASTER).join()).toContain(fault);
  });
});
