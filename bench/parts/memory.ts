import { bars } from '../bars.ts';
import { type FilmMemory, measureMemory } from '../film/memory.ts';
import { openPlace } from '../film/place.ts';
import { type Section, table } from '../section.ts';

const megabytes = (value: number): string => value.toFixed(0);

const minutes = (seconds: number): string => `${Number((seconds / 60).toFixed(1))} min`;

/** How much memory a render takes, by the film's length. @param seconds of the shortest; the longest has 36 times as many */
export const measureMemoryOfFilms = async (seconds: number): Promise<Section> => {
  const { small, large, script } = await measureMemory(await openPlace(), seconds);
  const row = (what: string, { shots, seconds: length, peaks }: FilmMemory): string[] => [
    ...[what, `${shots}`, minutes(length), megabytes(peaks.command)],
    ...[megabytes(peaks.ffmpeg), megabytes(peaks.together)],
  ];
  return {
    name: 'memory',
    lines: [
      'Peaks of memory, looked at ten times a second: of the leading process, of the largest ffmpeg, and of all at one moment. Films of 180 lines are there for the leading process, whose work is that of any film with as many',
      'shots, spans and cues: soft MP4, Matroska and HLS, of drawn pictures; from the 150th shot on they show the shots before again. A span of six seconds at most is all that an ffmpeg encodes, so that a short film at 720p shows what one takes.',
      'The script is ended after a minute; by then it has opened all its inputs.',
      '',
      ...table(
        ['what', 'shots', 'length', 'leading process, MB', 'largest ffmpeg, MB', 'all together, MB'],
        [
          ...small.map((film) => row('Polyreel, 180 lines', film)),
          row('Polyreel, 720p, four burned films, soft MP4, HLS and Matroska', large),
          ...script.map((film) => [
            'a script, 720p, one film',
            ...row('', film).slice(1, 3),
            '',
            ...row('', film).slice(4),
          ]),
        ],
      ),
    ],
    plot: bars('Peak of memory, MB', [
      ...small.map(({ shots, peaks }) => ({
        ...{ label: `leading process, ${shots} shots`, value: peaks.command, says: megabytes(peaks.command) },
      })),
      { label: 'ffmpeg at 720p', value: large.peaks.ffmpeg, says: megabytes(large.peaks.ffmpeg) },
      ...script.map(({ shots, peaks }) => ({
        ...{ label: `a script, ${shots} shots`, value: peaks.ffmpeg, says: megabytes(peaks.ffmpeg) },
      })),
    ]),
  };
};
