import { InvalidArgumentError } from 'commander';

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `30d` as milliseconds. @throws InvalidArgumentError */
export const readDuration = (text: string): number => {
  const [, count = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text.trim()) ?? [];
  const milliseconds = UNITS[unit];
  if (milliseconds === undefined)
    throw new InvalidArgumentError('write a number and m, h, d or w (minutes, hours, days, weeks), such as 30d.');
  return Number(count) * milliseconds;
};
