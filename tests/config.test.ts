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

  it('of a service are read with their defaults', () => {
    const config = readConfig({
      PORT: '8181',
      REDIS_URL: 'redis://127.0.0.1:6379',
      S3_BUCKET: 'films',
      S3_ENDPOINT: 'http://127.0.0.1:9000',
      S3_PUBLIC_ENDPOINT: 'none',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      PUBLIC_URL: 'https://films.example/',
      WEBHOOK_URL: 'https://hooks.example/x',
      POLYREEL_CACHE_GB: '1.5',
    });
    expect(config).toEqual({
      port: 8181,
      redisUrl: 'redis://127.0.0.1:6379',
      s3: {
        bucket: 'films',
        region: 'us-east-1',
        endpoint: 'http://127.0.0.1:9000',
        accessKeyId: 'a',
        secretAccessKey: 'b',
        publicEndpoint: 'none',
      },
      publicUrl: 'https://films.example',
      webhook: { url: 'https://hooks.example/x' },
      cacheBytes: 1.5e9,
    });
  });

  it('of proxies are addresses, networks, and the names of some', () => {
    const read = (value: string) => readConfig({ POLYREEL_TRUST_PROXY: value }).trustProxy;
    expect(read('')).toBeUndefined();
    expect(read('10.0.0.7, 192.168.0.0/16,loopback')).toEqual(['10.0.0.7', '192.168.0.0/16', 'loopback']);
    expect(read('fd00::/8')).toEqual(['fd00::/8']);
    for (const wrong of [
      '1',
      'true',
      '*',
      '0.0.0.0/0',
      '10.0.0.0/33',
      '10.0.0.0/8/8',
      '::/',
      'proxy.example',
      '10.0.0.7,',
    ])
      expect(() => read(wrong), wrong).toThrow('settings are wrong');
  });

  it('are all told at once where several are wrong', () => {
    const settings = {
      PORT: 'http',
      REDIS_URL: 'localhost',
      S3_ENDPOINT: 'http://127.0.0.1:9000',
      WEBHOOK_SECRET: 'short',
      POLYREEL_ADMIN_KEY: 'secret',
    };
    try {
      readConfig(settings);
      expect.unreachable();
    } catch (error) {
      const { problems } = error as PolyreelError;
      const named = ['PORT', 'REDIS_URL', 'WEBHOOK_SECRET', 'POLYREEL_ADMIN_KEY', 'S3_BUCKET', 'WEBHOOK_URL'];
      expect(problems.map(({ at }) => at).sort()).toEqual(named.sort());
    }
  });

  it('leave the keys of other programs alone where no bucket is used', () => {
    expect(readConfig({ AWS_ACCESS_KEY_ID: 'x' })).toMatchObject({});
    expect(() => readConfig({ AWS_ACCESS_KEY_ID: 'x', S3_BUCKET: 'films' })).toThrow('settings are wrong');
    const keys = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'y' };
    const { s3 } = readConfig({ ...keys, S3_BUCKET: 'films', S3_REGION: 'eu-central-1' });
    expect(s3?.endpoint).toBe('https://s3.eu-central-1.amazonaws.com');
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
