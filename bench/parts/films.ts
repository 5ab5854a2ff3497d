import { bars } from '../bars.ts';
import { makeBesideMelt } from '../film/melt.ts';
import { openPlace } from '../film/place.ts';
import { makeVersions, type Versions } from '../film/versions.ts';
import { type Section, table } from '../section.ts';

const LADDER = ['720p', '480p', '360p'];
const FILMS = [
  { lines: 1080, coverage: 0.65, renditions: ['720p'] },
  { lines: 1080, coverage: 0.25, renditions: ['720p'] },
  { lines: 1080, coverage: 0.65, renditions: LADDER },
  { lines: 1080, coverage: 0.25, renditions: LADDER },
  { lines: 720, coverage: 0.65, renditions: ['720p'] },
] as const;

type Film = (typeof FILMS)[number];

/** Footage is longer than what is used of it, as for a real film. */
const footageFor = (seconds: number, lines: 720 | 1080) => ({ seconds: Math.ceil(seconds * 0.4) + 20, lines });

const ratio = (one: number, other: number): string => (one / other).toFixed(2);
const percent = (share: number): string => `${Math.round(100 * share)} %`;

const rowOf = ([{ lines, renditions }, versions]: readonly [Film, Versions]): string[] => {
  const { coverage, reading, ours, script, split, limit, bytes, ssim, frames } = versions;
  return [
    ...[`${lines} lines`, renditions.join(', '), percent(coverage)],
    ...[ratio(ours.cpu, script.cpu), ratio(reading.cpu, script.cpu)],
    ...[ratio(limit, script.cpu), ratio(split.cpu, script.cpu)],
    ...[ratio(ours.wall, script.wall), (bytes.ours / bytes.script).toFixed(3)],
    `${ssim.ours.toFixed(4)}, ${ssim.script.toFixed(4)}`,
    percent(ours.report.pictures.encodedFrames / (5 * renditions.length * frames)),
  ];
};

const meltLines = async (seconds: number): Promise<string[]> => {
  const beside = await makeBesideMelt(await openPlace(footageFor(seconds, 1080)), seconds);
  if (!beside) return ['melt is not installed here.'];
  const { ours, script, melt, bytes, ssim } = beside;
  return [
    'One film without subtitles, by the system’s ffmpeg and the `melt` that uses its libraries:',
    '',
    ...table(
      ['', 'CPU to the script’s', 'wall time to the script’s', 'bytes to melt’s', 'SSIM'],
      [
        ['melt', ratio(melt.cpu, script.cpu), ratio(melt.wall, script.wall), '1.000', ssim.melt.toFixed(4)],
        [
          'Polyreel',
          ...[ratio(ours.cpu, script.cpu), ratio(ours.wall, script.wall)],
          ...[(bytes.ours / bytes.melt).toFixed(3), ssim.ours.toFixed(4)],
        ],
      ],
    ),
  ];
};

/** Five versions of a film from nothing, beside what people would use instead. @param seconds of the film */
export const measureFilms = async (seconds: number): Promise<Section> => {
  const all: (readonly [Film, Versions])[] = [];
  let kind = '';
  for (const film of FILMS) {
    const place = await openPlace(footageFor(seconds, film.lines));
    kind = place.footage;
    all.push([film, await makeVersions(place, { seconds, ...film })]);
  }
  const plotted = all
    .filter(([{ lines, renditions }]) => lines === 1080 && renditions.length === 1)
    .flatMap(([, { coverage, ours, script, split }]) => [
      { label: `script, cues ${percent(coverage)} of the time`, value: 1 },
      { label: 'one command', value: split.cpu / script.cpu },
      { label: 'Polyreel', value: ours.cpu / script.cpu },
    ]);
  return {
    name: 'films',
    lines: [
      `A film of ${seconds} seconds with ${all[0]?.[1].shots} shots of three clips (${kind} pictures), its sound, and cues at the same moments in four languages: four burned films and a clean one in each size.`,
      'Polyreel makes HLS, Matroska and a soft MP4 as well and levels the sound; the others do not. It also reads all footage whole and checks it, once for each file, as it comes in: that stands apart. The limit is what decoding each frame once, scaling it once for each size and encoding each picture once would take, by the costs of a frame in the same run.',
      '',
      ...table(
        [
          'footage',
          'sizes',
          'cues on screen',
          'Polyreel’s CPU to the script’s',
          'reading the footage’s',
          'the limit’s',
          'one command’s',
          'Polyreel’s wall time to the script’s',
          'bytes to the script’s',
          'SSIM: Polyreel, script',
          'frames encoded, of all films’',
        ],
        all.map(rowOf),
      ),
      '',
      ...(await meltLines(seconds)),
    ],
    plot: bars('CPU of five versions from nothing, the script being 1', plotted),
  };
};
