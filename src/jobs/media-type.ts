const TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  ts: 'video/mp2t',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  // RFC 8216, 4.
  m3u8: 'application/vnd.apple.mpegurl',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  zip: 'application/zip',
  html: 'text/html; charset=utf-8',
  srt: 'application/x-subrip',
  vtt: 'text/vtt; charset=utf-8',
  ttml: 'application/ttml+xml',
  txt: 'text/plain; charset=utf-8',
  sha256: 'text/plain; charset=utf-8',
};

/** Media type of a file of a release, by the ending of its name. */
export const mediaTypeOf = (name: string): string => TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
