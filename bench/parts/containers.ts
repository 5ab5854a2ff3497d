import { bars } from '../bars.ts';
import { makeContainers } from '../film/containers.ts';
import { makeLadder, RENDITIONS } from '../film/ladder.ts';
import { openPlace } from '../film/place.ts';
import { type Section, table } from '../section.ts';

/** A longer film says the same and takes minutes more. */
const MOST_SECONDS = 120;

/** Other containers and sizes of a film beside encoding it. @param asked seconds of the film, of which two minutes are enough */
export const measureContainers = async (asked: number): Promise<Section> => {
  const seconds = Math.min(asked, MOST_SECONDS);
  const place = await openPlace();
  const { frames, films, plain, made } = await makeContainers(place, seconds);
  const { together, apart } = await makeLadder(place, seconds);
  const percent = (cpu: number, of: number): string => `${((100 * cpu) / of).toFixed(1)} %`;
  const row = (what: string, cpu: number, encoded: number): string[] => [
    ...[what, cpu.toFixed(1), percent(cpu, films.cpu), percent(cpu, plain.cpu), `${encoded}`],
  ];
  const sum = apart.reduce((all, { cpu }) => all + cpu, 0);
  return {
    name: 'containers',
    lines: [
      `A film of ${seconds} seconds (${frames} frames) at 720p with cues on screen 65 % of the time: four burned films and a soft one are made, then other containers of the same spans.`,
      'Each row is a command of its own, whose start counts; the last but one asks again for what is there. The media had been read before. The script’s film is one without subtitles, by the concat filter.',
      '',
      ...table(
        ['what', 'CPU, s', 'of the films’', 'of one film by a script', 'frames encoded'],
        [
          row('four burned films and a soft one', films.cpu, films.report.pictures.encodedFrames),
          ...made.map(({ what, cpu, encodedFrames }) => row(what, cpu, encodedFrames)),
        ],
      ),
      '',
      `The same film in ${RENDITIONS.join(', ')} by one command, which decodes once and makes the sound once: ${(together.cpu / sum).toFixed(2)} of the CPU of three commands (${together.cpu.toFixed(1)} s; ${apart.map(({ cpu }) => cpu.toFixed(1)).join(' + ')} s).`,
    ],
    plot: bars(
      'CPU of other containers, making the films being 100 %',
      made.map(({ what, cpu }) => ({ label: what.replace(/: .*/, ''), value: cpu, says: percent(cpu, films.cpu) })),
    ),
  };
};
