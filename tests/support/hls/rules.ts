import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf, attribute, linesOf, renditionsOf, variantAddress } from './lines.ts';
import { type Media, readMedia, readPlaylist } from './media.ts';
import { soundFaults } from './sounds.ts';

/**
 * Rules of RFC 8216 that a folder of HLS keeps; each fault is told with the section that it breaks. The playlists are
 * read by lines here and by m3u8-parser, neither of which wrote them.
 */
export const streamFaults = (folder: string): string[] => {
  const master = readPlaylist(join(folder, 'master.m3u8'));
  return [
    ...lineFaults('master.m3u8', master),
    ...masterFaults(folder, master),
    ...soundFaults(folder, master),
    ...addressesIn(master).flatMap((path) => mediaFaults(folder, path)),
  ];
};

/** 4.1: UTF-8 without a mark, `#EXTM3U` first, one line each. */
const lineFaults = (path: string, text: string): string[] => [
  ...(text.startsWith('#EXTM3U\n') ? [] : [`4.3.1.1 ${path} does not begin with #EXTM3U`]),
  ...(text.includes('\r') || text.includes('\uFEFF') ? [`4.1 ${path} has a mark or a carriage return`] : []),
  ...((text.match(/#EXT-X-VERSION:/g) ?? []).length === 1 ? [] : [`4.3.1.2 ${path} tells its version not once`]),
  ...(text.normalize('NFC') === text ? [] : [`4.1 ${path} is not in NFC`]),
];

/** Playlists that a master names, each once. */
export const addressesIn = (master: string): string[] => [
  ...new Set([
    ...linesOf(master, '#EXT-X-MEDIA').flatMap((line) => addressOf(line) ?? []),
    ...master.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
  ]),
];

const masterFaults = (folder: string, master: string): string[] => {
  const faults: string[] = [];
  const media = linesOf(master, '#EXT-X-MEDIA');
  for (const line of media) {
    for (const name of ['TYPE', 'GROUP-ID', 'NAME'])
      if (!attribute(line, name)) faults.push(`4.3.4.1 a rendition lacks ${name}: ${line}`);
    if (attribute(line, 'DEFAULT') === 'YES' && attribute(line, 'AUTOSELECT') === 'NO')
      faults.push(`4.3.4.1 what is default must be selected by itself: ${line}`);
  }
  const names = media.map((line) => `${attribute(line, 'GROUP-ID')} ${attribute(line, 'NAME')}`);
  if (new Set(names).size !== names.length) faults.push('4.3.4.1.1 two renditions of a group share a name');
  const variants = linesOf(master, '#EXT-X-STREAM-INF');
  if (variants.length === 0) faults.push('4.3.4.2 no variant');
  for (const line of variants) {
    for (const name of ['BANDWIDTH', 'CODECS', 'RESOLUTION', 'FRAME-RATE'])
      if (!attribute(line, name)) faults.push(`4.3.4.2 a variant lacks ${name}: ${line}`);
    for (const type of ['AUDIO', 'SUBTITLES'] as const) {
      const group = attribute(line, type);
      const known = renditionsOf(master, type).some((one) => attribute(one, 'GROUP-ID') === group);
      if (group && !known) faults.push(`4.3.4.2 a variant names a group that is not there: ${group}`);
    }
    faults.push(...bandwidthFaults(folder, master, line));
  }
  return faults;
};

/** 4.3.4.2: BANDWIDTH is the peak of all that plays together; a tenth over it would make players choose too small. */
const bandwidthFaults = (folder: string, master: string, line: string): string[] => {
  const address = variantAddress(master, line);
  const together = (rateOf: (media: Media) => number): number => {
    const most = (type: 'AUDIO' | 'SUBTITLES'): number => {
      const group = attribute(line, type);
      const named = renditionsOf(master, type).filter((one) => attribute(one, 'GROUP-ID') === group);
      return Math.max(0, ...named.map((one) => rateOf(readMedia(folder, addressOf(one) ?? ''))));
    };
    return rateOf(readMedia(folder, address)) + most('AUDIO') + most('SUBTITLES');
  };
  return [['BANDWIDTH', together(peakOf)] as const, ['AVERAGE-BANDWIDTH', together(averageOf)] as const].flatMap(
    ([name, rate]) => {
      const told = Number(attribute(line, name));
      if (told < Math.floor(rate)) return [`4.3.4.2 ${name} ${told} is less than the ${rate} of ${address}`];
      return told > rate * 1.1 + 10 ? [`4.3.4.2 ${name} ${told} is far over the ${rate} of ${address}`] : [];
    },
  );
};

const averageOf = ({ segments }: Media): number => {
  const sum = (of: (one: Media['segments'][number]) => number): number =>
    segments.reduce((all, one) => all + of(one), 0);
  return (8 * sum(({ bytes }) => bytes)) / sum(({ duration }) => duration);
};

/** 4.1: the largest rate of any run of segments that lasts half to one and a half of the target duration. */
const peakOf = ({ segments, target }: Media): number => {
  const rates = segments.flatMap((_, i) =>
    segments.slice(i).flatMap((__, length) => {
      const run = segments.slice(i, i + length + 1);
      const duration = run.reduce((sum, segment) => sum + segment.duration, 0);
      const bits = 8 * run.reduce((sum, segment) => sum + segment.bytes, 0);
      return duration >= target / 2 && duration <= 1.5 * target ? [bits / duration] : [];
    }),
  );
  return Math.max(0, ...rates);
};

const mediaFaults = (folder: string, path: string): string[] => {
  if (!existsSync(join(folder, path))) return [`4.3.4.2 ${path} is not there`];
  const { text, target, map, segments } = readMedia(folder, path);
  const isText = path.startsWith('subtitles/');
  return [
    ...lineFaults(path, text),
    ...(text.trimEnd().endsWith('#EXT-X-ENDLIST') ? [] : [`4.3.3.4 ${path} does not end`]),
    ...(text.includes('#EXT-X-PLAYLIST-TYPE:VOD') ? [] : [`4.3.3.5 ${path} may change`]),
    ...(text.includes('#EXT-X-INDEPENDENT-SEGMENTS') ? [] : [`4.3.5.1 segments of ${path} may depend on each other`]),
    ...(segments.length ? [] : [`4.3.2.1 ${path} has no segments`]),
    ...segments.filter(({ duration }) => duration > 6).map((one) => `longer than six seconds: ${one.path}`),
    ...segments
      .filter(({ duration }) => Math.round(duration) > target)
      .map((one) => `4.3.3.1 over target: ${one.path}`),
    ...segments.filter(({ bytes }) => bytes === 0).map((one) => `3 ${one.path} is not there, or empty`),
    ...(map !== undefined && !existsSync(join(folder, map)) ? [`4.3.2.5 ${map} is not there`] : []),
    ...(segments.some((one) => one.path.endsWith('.m4s')) && map === undefined ? [`3.3 ${path} lacks its map`] : []),
    ...(isText ? segments.flatMap((one) => textFaults(folder, one.path)) : []),
  ];
};

/** 3.5: a WebVTT segment tells how its times stand to those of the picture. */
const textFaults = (folder: string, path: string): string[] => {
  const [first, second] = readFileSync(join(folder, path), 'utf8').split('\n');
  const isMapped = /^X-TIMESTAMP-MAP=LOCAL:\d\d:\d\d:\d\d\.\d{3},MPEGTS:\d+$/.test(second ?? '');
  return first === 'WEBVTT' && isMapped ? [] : [`3.5 ${path} lacks WEBVTT or its X-TIMESTAMP-MAP`];
};
