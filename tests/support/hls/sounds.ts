import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { addressOf, attribute, linesOf, renditionsOf, variantAddress } from './lines.ts';
import { type Media, readMedia } from './media.ts';

/**
 * Rules about the sounds of a stream, by RFC 8216 (its section before each fault) and by Apple's HLS Authoring
 * Specification. What sounds have in common with other renditions is looked at with those.
 */
export const soundFaults = (folder: string, master: string): string[] => {
  const sounds = renditionsOf(master, 'AUDIO');
  const groups = new Set(sounds.map(groupOf));
  return [
    ...[...groups].flatMap((group) => groupFaults(sounds.filter((line) => groupOf(line) === group))),
    ...sounds.filter((line) => !addressOf(line)).map((line) => `4.3.4.2.1 a sound is nowhere: ${line}`),
    ...sounds.filter((line) => !attribute(line, 'CHANNELS')).map((line) => `4.3.4.1 a sound lacks CHANNELS: ${line}`),
    ...linesOf(master, '#EXT-X-STREAM-INF').flatMap((line) => variantFaults(folder, master, line)),
  ];
};

const groupOf = (line: string): string | undefined => attribute(line, 'GROUP-ID');

/** One sound is what everybody hears who says nothing; those that players may choose are told apart by language. */
const groupFaults = (group: readonly string[]): string[] => {
  const chosen = group.filter((line) => attribute(line, 'AUTOSELECT') === 'YES');
  const languages = chosen.map((line) => attribute(line, 'LANGUAGE'));
  const unnamed = group.filter((line) => attribute(line, 'DEFAULT') === 'NO' && !attribute(line, 'LANGUAGE'));
  const defaults = group.length - group.filter((line) => attribute(line, 'DEFAULT') !== 'YES').length;
  return [
    ...(defaults === 1 ? [] : [`4.3.4.1.1 a group of sounds has ${defaults} defaults`]),
    ...(new Set(languages).size < chosen.length
      ? ['4.3.4.1.1 two sounds that players may choose share a language']
      : []),
    ...unnamed.map((line) => `Apple: a sound beside the default lacks LANGUAGE: ${line}`),
  ];
};

const variantFaults = (folder: string, master: string, line: string): string[] => {
  const [codecs, address] = [attribute(line, 'CODECS') ?? '', variantAddress(master, line)];
  const sounds = renditionsOf(master, 'AUDIO').filter((one) => groupOf(one) === attribute(line, 'AUDIO'));
  if (sounds.length === 0) return [`Apple: a variant has no sound: ${line}`];
  return [
    ...(/[",](?:mp4a\.40\.\d+|ac-3|ec-3|opus)[",]/i.test(codecs) ? [] : [`4.3.4.2 CODECS names no sound: ${codecs}`]),
    ...sounds.flatMap((one) => {
      const path = addressOf(one) ?? '';
      const areThere = [path, address].every((name) => name && existsSync(join(folder, name)));
      return areThere ? togetherFaults(readMedia(folder, address), readMedia(folder, path)) : [];
    }),
  ];
};

/** Seconds by which a sound may end before or after the picture: a frame of the slowest film. */
const EDGE = 1001 / 24_000;

/** 6.2.4: what plays together lasts equally long, within the same target duration, and is packed alike. */
const togetherFaults = (picture: Media, sound: Media): string[] => {
  const apart = Math.abs(lengthOf(picture) - lengthOf(sound));
  const both = `${sound.path} and ${picture.path}`;
  const endings = new Set([picture, sound].flatMap(({ segments }) => segments.map(({ path }) => extname(path))));
  const durations = new Set(sound.segments.slice(0, -1).map(({ duration }) => duration));
  return [
    ...(apart <= EDGE ? [] : [`6.2.4 ${both} end ${apart} s apart`]),
    ...(sound.target === picture.target ? [] : [`6.2.4 ${both} have targets of ${sound.target} and ${picture.target}`]),
    ...(endings.size === 1 ? [] : [`Apple: ${both} are packed in ${[...endings]}`]),
    ...(durations.size <= 1 ? [] : [`Apple: segments of ${sound.path} last ${[...durations]} s`]),
  ];
};

const lengthOf = ({ segments }: Media): number => segments.reduce((sum, { duration }) => sum + duration, 0);
