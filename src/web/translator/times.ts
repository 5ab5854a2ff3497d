import { formatTime } from '../../subtitles/time.ts';

/** A moment of the film, such as `0:01:02,480`. @param time milliseconds */
export const timeText = (time: number): string => formatTime(time, ',').replace(/^0(?=\d:)/, '');

/** Milliseconds of a time as people write it: `1:02,5`, `0:01:02,480`, `62.48`; undefined where it is none. */
export const readTime = (text: string): number | undefined => {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0', rest = ''] = match;
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(rest.padEnd(3, '0'));
};
