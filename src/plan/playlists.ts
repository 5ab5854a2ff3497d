import { stringify, types } from 'hls-parser';
import { ceil, divide, rational, toNumber } from '../rational.ts';
import type { Track } from '../subtitles/track.ts';
import { averageRate, type Load, peakRate } from './bandwidth.ts';
import { ownName } from './languages.ts';
import { folderOf, type SegmentsStep } from './segments.ts';
import type { Stream } from './streams.ts';
import { trackFolder, trackSegments } from './track-segments.ts';

/** What is known of a segment once it is made. */
export interface MadeSegment {
  /** Path in the release. */
  readonly path: string;
  readonly bytes: number;
  /** As RFC 6381 writes it. */
  readonly codec?: string;
}

export interface StreamFile {
  readonly path: string;
  readonly content: string;
  /** BCP 47, of a track's files. */
  readonly language?: string;
}

/**
 * The texts of a stream: segments of its tracks, a playlist for each rendition, the sound and each track, and last the
 * master playlist, which names them all.
 * @param made by the key of each segment
 */
export const streamFiles = (stream: Stream, made: (key: string) => MadeSegment): StreamFile[] => {
  const target = targetOf(stream);
  const pictures = stream.pictures.map((step) => ({ ...listSegments(step, made, target), step }));
  const sounds = stream.sounds.map(({ step }) => listSegments(step, made, target));
  const codec = sounds[0]?.codec ?? '';
  const heard = { peak: most(sounds.map(({ peak }) => peak)), average: most(sounds.map(({ average }) => average)) };
  const tracks = stream.tracks.map((track) => listTrack(stream, track, target));
  const read = { peak: most(tracks.map(({ peak }) => peak)), average: most(tracks.map(({ average }) => average)) };
  const groups = { audio: audiosOf(stream), subtitles: stream.tracks.map(subtitlesOf) };
  const variants = pictures.map(
    ({ step, ...list }) =>
      new types.Variant({
        uri: `video/${step.rendition?.name}.m3u8`,
        bandwidth: list.peak + heard.peak + read.peak,
        averageBandwidth: list.average + heard.average + read.average,
        codecs: [list.codec, codec].filter(Boolean).join(','),
        resolution: { width: step.rendition?.width, height: step.rendition?.height },
        frameRate: toNumber(step.rate),
        ...groups,
      }),
  );
  const version = versionOf(stream);
  const master = text(new types.MasterPlaylist({ version, independentSegments: true, variants }));
  return [
    ...tracks.flatMap(({ files }) => files),
    ...[...pictures, ...sounds].map(({ file }) => file),
    { path: `${folderOf(stream.packing)}/master.m3u8`, content: master },
  ];
};

/** 6 is the first in which fragmented MP4 may stand outside of I-frame playlists; 3 has durations that are not whole. */
const versionOf = ({ packing }: Pick<Stream, 'packing'>): number => (packing === 'fmp4' ? 6 : 3);

interface Listed {
  readonly file: StreamFile;
  readonly peak: number;
  readonly average: number;
  readonly codec: string;
}

const listSegments = (step: SegmentsStep, made: (key: string) => MadeSegment, target: number): Listed => {
  const { folder, segments, init, rate, packing, language } = step;
  const files = segments.map(({ key, frames }) => ({
    ...made(key),
    duration: toNumber(divide(rational(frames), rate)),
  }));
  const map = init === undefined ? undefined : relative(folder, made(init).path);
  const content = mediaPlaylist(folder, files, { version: versionOf({ packing }), target }, map);
  return {
    file: { path: `${folder}.m3u8`, content, ...(language === undefined ? {} : { language }) },
    ...ratesOf(files, target),
    codec: files[0]?.codec ?? '',
  };
};

const listTrack = (stream: Stream, track: Track, target: number) => {
  const folder = trackFolder(stream, track);
  const { language } = track;
  const segments = trackSegments(stream, track);
  const loads = segments.map(({ content, duration }) => ({ bytes: Buffer.byteLength(content), duration }));
  const distinct = new Map(segments.map(({ path, content }) => [path, { path, content, language }]));
  const playlist = mediaPlaylist(folder, segments, { version: versionOf(stream), target });
  const files = [...distinct.values(), { path: `${folder}.m3u8`, content: playlist, language }];
  return { files, ...ratesOf(loads, target) };
};

const ratesOf = (loads: readonly Load[], target: number) => ({
  peak: peakRate(loads, target),
  average: averageRate(loads),
});

/** Seconds, the same in all playlists that play together (RFC 8216, 6.2.4): of the longest segment of any. */
const targetOf = ({ pictures, sounds }: Stream): number =>
  Math.max(
    1,
    ...[...pictures, ...sounds.map(({ step }) => step)].flatMap(({ segments, rate }) =>
      segments.map(({ frames }) => ceil(divide(rational(frames), rate))),
    ),
  );

const mediaPlaylist = (
  folder: string,
  files: readonly { readonly path: string; readonly duration: number }[],
  { version, target }: { readonly version: number; readonly target: number },
  map?: string,
): string => {
  const init = map === undefined ? {} : { map: new types.MediaInitializationSection({ uri: map }) };
  const segments = files.map(
    ({ path, duration }) =>
      new types.Segment({ uri: relative(folder, path), duration: Math.round(duration * 1e5) / 1e5, ...init }),
  );
  const playlist = { version, targetDuration: target, playlistType: 'VOD' as const, endlist: true, segments };
  return text(new types.MediaPlaylist({ ...playlist, independentSegments: true }));
};

const most = (values: readonly number[]): number => Math.max(0, ...values);

const text = (playlist: types.MasterPlaylist | types.MediaPlaylist): string => `${stringify(playlist)}\n`;

/** An address as it stands in the playlist beside a folder. */
const relative = (folder: string, path: string): string => path.slice(folder.lastIndexOf('/') + 1);

/**
 * The languages of sounds matter only where there is a choice. Of two in one language, players may choose by themselves
 * the first alone (RFC 8216, 4.3.4.1.1).
 */
const audiosOf = ({ sounds }: Stream) =>
  sounds.map(
    ({ step, language, name }, i) =>
      new types.Rendition({
        ...{ type: 'AUDIO', groupId: 'sound', name, uri: `${step.folder.slice(step.folder.indexOf('/') + 1)}.m3u8` },
        ...(sounds.length > 1 && language !== undefined ? { language } : {}),
        ...{
          isDefault: i === 0,
          autoselect: sounds.findIndex((one) => one.language === language) === i,
          channels: '2',
        },
      } as never),
  );

/** What is spoken and heard is written out for those who do not hear. */
const FOR_THE_DEAF = 'public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound';

const subtitlesOf = ({ language, kind }: Track) =>
  new types.Rendition({
    ...{ type: 'SUBTITLES', groupId: 'subtitles', name: ownName(language), language },
    ...{ uri: `subtitles/${language}.m3u8`, isDefault: false, autoselect: true, forced: false },
    ...(kind === 'sdh' ? { characteristics: FOR_THE_DEAF } : {}),
  } as never);
