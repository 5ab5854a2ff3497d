import { bars } from '../bars.ts';
import { makeChanges } from '../film/changes.ts';
import { openPlace } from '../film/place.ts';
import { type Section, table } from '../section.ts';

/** What is made again after a change, as a share of a full render. @param seconds of the film */
export const measureChanges = async (seconds: number): Promise<Section> => {
  const { full, nothing, frames, changes } = await makeChanges(await openPlace(), seconds);
  const all = full.report.pictures.encodedFrames;
  const row = (what: string, cpu: number, encoded: number): string[] => [
    ...[what, cpu.toFixed(1), `${((100 * cpu) / full.cpu).toFixed(1)} %`, `${encoded}`],
    `${((100 * encoded) / all).toFixed(1)} %`,
  ];
  return {
    name: 'changes',
    lines: [
      `A film of ${seconds} seconds (${frames} frames) in four languages, with HLS, Matroska and soft MP4, cues on screen 65 % of the time; every change is made to the film of the first row.`,
      '',
      ...table(
        ['what', 'CPU, s', 'of a full render', 'frames encoded', 'of a full render'],
        [
          row('everything, from nothing', full.cpu, all),
          row('nothing changed', nothing.cpu, nothing.report.pictures.encodedFrames),
          ...changes.map(({ what, cpu, encodedFrames }) => row(what, cpu, encodedFrames)),
        ],
      ),
    ],
    plot: bars(
      'CPU after a change, a full render being 100 %',
      changes.map(({ what, cpu }) => ({
        label: what.replace(' of one language', '').replace('of four seconds ', ''),
        value: cpu,
        says: `${((100 * cpu) / full.cpu).toFixed(1)} %`,
      })),
    ),
  };
};
