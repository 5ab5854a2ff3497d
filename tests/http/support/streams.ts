import { createHash } from 'node:crypto';
import { releaseId } from '../../../src/documents/create-release.ts';
import type { ReleaseFile, ReleaseRecord } from '../../../src/documents/model.ts';
import { releaseObject } from '../../../src/documents/release-names.ts';
import { mediaTypeOf } from '../../../src/jobs/media-type.ts';
import { publishAsIs } from '../../documents/release-kit.ts';
import type { TestService } from './service.ts';

export const hashed = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 20);
export const segmentName = (words: string): string => `hls/subtitles/cs/${hashed(words)}.vtt`;

/** A stream of one segment of a track, with what stands beside it in a release. @param words of the segment */
const filesOf = (words: string): Readonly<Record<string, readonly [kind: ReleaseFile['kind'], content: string]>> => ({
  'film.cs.720p.mp4': ['burned', 'a film'],
  'hls/master.m3u8': ['hls', `#EXTM3U\n#EXT-X-MEDIA:TYPE=SUBTITLES,URI="subtitles/cs.m3u8"\n`],
  'hls/subtitles/cs.m3u8': ['hls', `#EXTM3U\n#EXTINF:6,\ncs/${hashed(words)}.vtt\n`],
  [segmentName(words)]: ['hls', words],
  'poster.jpg': ['poster', 'a picture'],
  'film.cs.html': ['transcript', '<p>what is said</p>'],
  'thumbnails.vtt': ['poster', 'WEBVTT\n\n00:00.000 --> 00:09.000\nthumbnails.jpg#xywh=0,0,9,9\n'],
});

/** Publishes a release that can be played. */
export const makeStream = async (
  { records }: Pick<TestService, 'records'>,
  documentary: string,
  words: string,
): Promise<ReleaseRecord> => {
  const files = Object.entries(filesOf(words)).map(([name, [kind, content]]): ReleaseFile => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { name, kind, bytes: Buffer.byteLength(content), sha256, key: 'a'.repeat(64), type: mediaTypeOf(name) };
  });
  const createdAt = records.now().toISOString();
  const release: ReleaseRecord = {
    id: releaseId(createdAt, [], files),
    ...{ documentary, edition: 'full', createdAt, askedAt: createdAt, manifest: 1, subtitles: { cs: 1 } },
    ...{ render: `${documentary}.${'1'.repeat(16)}-${Date.parse(createdAt) % 1e9}`, tool: 'b', files },
  };
  for (const [name, [, content]] of Object.entries(filesOf(words)))
    await records.store.create(releaseObject(release, name), new TextEncoder().encode(content));
  await publishAsIs(records, release);
  return release;
};
