import { stringify, types } from 'hls-parser';
import { divide, rational, toNumber } from '../rational.ts';
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
  const pictures = stream.pictures.map((step) => ({ ...listSegments(step, made), step }));
  const sounds = stream.sounds.map(({ step }) => listSegments(step, made));
  const codec = sounds[0]?.codec ?? '';
  const heard = { peak: most(sounds.map(({ peak }) => peak)), average: most(sounds.map(({ average }) => average)) };
  const tracks = stream.tracks.map((track) => listTrack(stream, track));
  const reading = most(tracks.map(({ peak }) => peak));
  const groups = { audio: audiosOf(stream), subtitles: stream.tracks.map(subtitlesOf) };
  const variants = pictures.map(
    ({ step, ...list }) =>
      new types.Variant({
        uri: `video/${step.rendition?.name}.m3u8`,
        bandwidth: list.peak + heard.peak + reading,
        averageBandwidth: list.average + heard.average,
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
    ...[...pictures, ...sounds].map(({ path, content }) => ({ path, content })),
    { path: `${folderOf(stream.packing)}/master.m3u8`, content: master },
  ];
};

/** 6 is the first in which fragmented MP4 may stand outside of I-frame playlists; 3 has durations that are not whole. */
const versionOf = ({ packing }: Pick<Stream, 'packing'>): number => (packing === 'fmp4' ? 6 : 3);

interface Listed {
  readonly path: string;
  readonly content: string;
  readonly peak: number;
  readonly average: number;
  readonly codec: string;
}

const listSegments = (step: SegmentsStep, made: (key: string) => MadeSegment): Listed => {
  const { folder, segments, init, rate, packing } = step;
  const files = segments.map(({ key, frames }) => ({
    ...made(key),
    duration: toNumber(divide(rational(frames), rate)),
  }));
  const map = init === undefined ? undefined : relative(folder, made(init).path);
  return {
    path: `${folder}.m3u8`,
    content: mediaPlaylist(folder, files, versionOf({ packing }), map),
    ...ratesOf(files),
    codec: files[0]?.codec ?? '',
  };
};

const listTrack = (stream: Stream, track: Track) => {
  const folder = trackFolder(stream, track);
  const { language } = track;
  const segments = trackSegments(stream, track);
  const loads = segments.map(({ content, duration }) => ({ bytes: Buffer.byteLength(content), duration }));
  const distinct = new Map(segments.map(({ path, content }) => [path, { path, content, language }]));
  const playlist = mediaPlaylist(folder, segments, versionOf(stream));
  return { files: [...distinct.values(), { path: `${folder}.m3u8`, content: playlist, language }], ...ratesOf(loads) };
};

const ratesOf = (loads: readonly Load[]) => ({ peak: peakRate(loads, targetOf(loads)), average: averageRate(loads) });

const targetOf = (segments: readonly { readonly duration: number }[]): number =>
  Math.max(1, ...segments.map(({ duration }) => Math.ceil(duration)));

const mediaPlaylist = (
  folder: string,
  files: readonly { readonly path: string; readonly duration: number }[],
  version: number,
  map?: string,
): string => {
  const init = map === undefined ? {} : { map: new types.MediaInitializationSection({ uri: map }) };
  const segments = files.map(
    ({ path, duration }) =>
      new types.Segment({ uri: relative(folder, path), duration: Math.round(duration * 1e5) / 1e5, ...init }),
  );
  const playlist = { version, targetDuration: targetOf(files), playlistType: 'VOD' as const, endlist: true, segments };
  return text(new types.MediaPlaylist({ ...playlist, independentSegments: true }));
};

const most = (values: readonly number[]): number => Math.max(0, ...values);

const text = (playlist: types.MasterPlaylist | types.MediaPlaylist): string => `${stringify(playlist)}\n`;

/** An address as it stands in the playlist beside a folder. */
const relative = (folder: string, path: string): string => path.slice(folder.lastIndexOf('/') + 1);

/** The languages of sounds matter only where there is a choice. */
const audiosOf = ({ sounds }: Stream) =>
  sounds.map(
    ({ step, language, name }, i) =>
      new types.Rendition({
        ...{ type: 'AUDIO', groupId: 'sound', name, uri: `${step.folder.slice(step.folder.indexOf('/') + 1)}.m3u8` },
        ...(sounds.length > 1 && language !== undefined ? { language } : {}),
        ...{ isDefault: i === 0, autoselect: true, channels: '2' },
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
