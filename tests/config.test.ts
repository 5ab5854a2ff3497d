import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { PolyreelError } from '../src/errors.ts';

describe('the settings', () => {
  it('are all left to the program where none is given', () => {
    expect(readConfig({})).toEqual({});
    expect(readConfig({ PATH: '/bin', AWS_SECRET: 'x' })).toEqual({});
  });

  it('are read from the environment', () => {
    expect(
      readConfig({ FFMPEG_PATH: '/opt/ffmpeg', FFPROBE_PATH: '/opt/ffprobe', POLYREEL_HOME: '/var/polyreel' }),
    ).toEqual({ ffmpegPath: '/opt/ffmpeg', ffprobePath: '/opt/ffprobe', home: '/var/polyreel' });
  });

  it('count as absent where they are empty, as an unset variable of docker-compose is', () => {
    expect(readConfig({ FFMPEG_PATH: '', FFPROBE_PATH: undefined, POLYREEL_HOME: '' })).toEqual({});
  });

  it('are told with their names where they are wrong', () => {
    const wrong = (): unknown => readConfig({ FFMPEG_PATH: 7 as unknown as string });
    expect(wrong).toThrow(PolyreelError);
    expect(wrong).toThrow(
      expect.objectContaining({
        code: 'bad-arguments',
        problems: [expect.objectContaining({ code: 'bad-setting', at: 'FFMPEG_PATH' })],
      }),
    );
  });
});
