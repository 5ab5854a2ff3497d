import { formatTime } from '../subtitles/time.ts';
import type { Thumbnail } from './sprite.ts';

/** WebVTT by which players find thumbnails: each cue is a place in a sheet, as a media fragment (`#xywh=`, in pixels). */
export const writeThumbnailVtt = (thumbnails: readonly Thumbnail[]): string =>
  ['WEBVTT', 'Kind: metadata', '', ...thumbnails.flatMap(cueOf)].join('\n');

const cueOf = ({ start, end, path, x, y, width, height }: Thumbnail): string[] => [
  `${formatTime(start, '.')} --> ${formatTime(end, '.')}`,
  `${path}#xywh=${x},${y},${width},${height}`,
  '',
];
