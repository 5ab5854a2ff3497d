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

/** Options that stand before `-i`: they hold the input to one plain file of a known kind and a sane size. */
export const guardInput = ({ container, pixels = VIDEO_PIXELS }: Guard): readonly string[] => [
  ...['-protocol_whitelist', 'file', '-format_whitelist', CONTAINERS],
  ...['-max_streams', `${MAX_STREAMS}`, '-max_pixels', `${pixels}`],
  ...(container ? ['-f', container.split(',')[0] ?? container] : []),
];
