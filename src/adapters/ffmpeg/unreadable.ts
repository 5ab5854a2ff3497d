import type { RefusalCode } from './refusals.ts';

const isText = (head: Uint8Array): boolean => {
  if (head.length >= 2 && [0xfeff, 0xfffe].includes(((head[0] ?? 0) << 8) | (head[1] ?? 0))) return true;
  return head.length > 0 && head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
};

const PLAYLISTS = [/^#EXTM3U/, /^ffconcat/, /^file\s/m, /^\[playlist\]/i, /<MPD[\s>]/, /<smil[\s>]/i, /^https?:\/\//m];

/** What a file that ffprobe cannot open most likely is, by its first bytes and ffprobe's last words. */
export const whyUnreadable = (head: Uint8Array, complaint: string): RefusalCode => {
  if (isText(head)) {
    const text = new TextDecoder('latin1').decode(head).replace(/^\u00ef\u00bb\u00bf/, '');
    return PLAYLISTS.some((playlist) => playlist.test(text)) ? 'media-is-playlist' : 'media-is-text';
  }
  if (/moov atom not found|error reading header|end of file/i.test(complaint)) return 'media-truncated';
  if (/max_streams|number of streams/i.test(complaint)) return 'media-too-many-streams';
  return 'media-not-media';
};

/** ffmpeg's words for a picture over `-max_pixels`. */
export const isTooLarge = (complaint: string): boolean =>
  /picture size|dimensions? .*(too large|invalid)/i.test(complaint);
