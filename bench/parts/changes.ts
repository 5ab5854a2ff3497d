import { bars } from '../bars.ts';
import { type Changes, makeChanges, makeLongChanges } from '../film/changes.ts';
import { RATE } from '../film/film.ts';
import { openPlace } from '../film/place.ts';
import { type Section, table } from '../section.ts';

const LONG_MINUTES = 45;

const percent = (one: number, all: number): string => `${((100 * one) / all).toFixed(1)} %`;

/** @param times the script’s film goes into this one */
const rowsOf = ({ full, changes, script }: Changes, times: number): string[][] => {
  const all = full.report.pictures.encodedFrames;
  const row = (what: string, cpu: number, encoded: number): string[] => [
    ...[what, cpu.toFixed(1), percent(cpu, full.cpu)],
    ...[percent(cpu, times * script.cpu), `${encoded}`, percent(encoded, all)],
  ];
  return [
    row('everything, from nothing', full.cpu, all),
    ...changes.map(({ what, cpu, encodedFrames }) => row(what, cpu, encodedFrames)),
  ];
};

const HEAD = [
  'what changed',
  'CPU, s',
  'of a full render',
  'of the script’s film of one language',
  'frames encoded',
  'of a full render',
];

/** What is made again after a change, as a share of a full render. @param seconds of the film */
export const measureChanges = async (seconds: number): Promise<Section> => {
  const place = await openPlace();
  const short = await makeChanges(place, seconds);
  const times = Math.round((LONG_MINUTES * 60) / seconds);
  const long = await makeLongChanges(place, seconds, times);
  return {
    name: 'changes',
    lines: [
      `A film of ${seconds} seconds (${short.frames} frames) in four languages, with HLS, Matroska and soft MP4, cues on screen 65 % of the time; every change is made to the film of the first row. The start of the program counts.`,
      '',
      ...table(HEAD, rowsOf(short, 1)),
      '',
      `The same film ${times} times over, ${Math.round(long.frames / RATE / 60)} minutes: each picture is encoded once, so that of a full render only the shares against the script say something (${times} times its film of ${seconds} seconds).`,
      '',
      ...table(HEAD, rowsOf(long, times)),
    ],
    plot: bars(
      'CPU after a change, a full render being 100 %',
      short.changes.map(({ what, cpu }) => ({
        label: what.replace(' of one language', '').replace('of four seconds ', ''),
        value: cpu,
        says: percent(cpu, short.full.cpu),
      })),
    ),
  };
};
