import { DECODERS } from './decoders.ts';

/**
 * Containers that cameras, phones, editors and archives give. Nothing here opens a second file or an address: playlists
 * (`hls`, `dash`), scripts (`concat`), patterns (`image2`) and plain text are left out on purpose.
 */
const CONTAINERS = [
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,mpeg,avi,mxf,flv,asf,dv,gxf,ogg,nut,ivf',
  'mp3,wav,w64,flac,aac,ac3,eac3,aiff,caf,amr,wv,au',
  'png_pipe,jpeg_pipe,webp_pipe,tiff_pipe,bmp_pipe,gif,apng',
].join(',');

/** 8K video has 33 million pixels. */
export const VIDEO_PIXELS = 36_000_000;
/** Phones take photographs of 50 million pixels; decoded, this many take some 400 MB. */
export const STILL_PIXELS = 100_000_000;
/** Streams that ffmpeg may find in a file. */
export const MAX_STREAMS = 64;

export interface Guard {
  /** ffprobe's name of the container; it is then opened as that and nothing else. */
  readonly container?: string;
  readonly pixels?: number;
}

/** Our own server of this machine, at which parts of a large object are read; never an address that somebody sent. */
const OWN_ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]+$/;

/** True for an input that is no file: it has no name in a step's folder, and is read from where it is. */
export const isOwnAddress = (path: string): boolean => OWN_ADDRESS.test(path);

/** Options that stand before `-i`: they hold the input to one plain file of a known kind and a sane size. */
export const guardInput = (guard: Guard): readonly string[] => guardOn('file', guard);

const guardOn = (protocols: string, { container, pixels = VIDEO_PIXELS }: Guard): readonly string[] => [
  ...['-protocol_whitelist', protocols, '-format_whitelist', CONTAINERS],
  ...['-codec_whitelist', DECODERS],
  ...['-max_streams', `${MAX_STREAMS}`, '-max_pixels', `${pixels}`],
  ...(container ? ['-f', container.split(',')[0] ?? container] : []),
];

/** The guard with the input itself: a file in the step's folder, or one of our own addresses. */
export const guardedInput = (path: string, guard: Guard): readonly string[] =>
  isOwnAddress(path) ? [...guardOn('http,tcp', guard), '-i', path] : [...guardInput(guard), '-i', `file:${path}`];
