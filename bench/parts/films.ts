import { bars } from '../bars.ts';
import { openPlace } from '../film/place.ts';
import { makeVersions, type Versions } from '../film/versions.ts';
import { type Section, table } from '../section.ts';

const COVERAGES = [0.65, 0.25];

/** Five versions of a film from nothing, beside what people would use instead. @param seconds of the film */
export const measureFilms = async (seconds: number): Promise<Section> => {
  const place = await openPlace();
  const all: Versions[] = [];
  for (const coverage of COVERAGES) all.push(await makeVersions(place, seconds, coverage));
  const ratio = (one: number, other: number): string => (one / other).toFixed(2);
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  const rows = all.map(({ coverage, ours, script, split, bytes, ssim }) => [
    percent(coverage),
    ...[ratio(ours.cpu, script.cpu), ratio(split.cpu, script.cpu), ratio(ours.wall, script.wall)],
    ratio(bytes.ours, bytes.script),
    `${ssim.ours.toFixed(4)}, ${ssim.script.toFixed(4)}`,
    percent(ours.report.pictures.encodedFrames / (5 * (all[0]?.frames ?? 1))),
  ]);
  const plotted = all.flatMap(({ coverage, ours, script, split }) => [
    { label: `script, cues ${percent(coverage)} of the time`, value: 1 },
    { label: 'one command', value: split.cpu / script.cpu },
    { label: 'Polyreel', value: ours.cpu / script.cpu },
  ]);
  const [first] = all;
  return {
    name: 'films',
    lines: [
      `A film of ${seconds} seconds at 720p with ${first?.shots} shots of three clips (${place.footage} pictures, 720p), its sound, and cues at the same moments in four languages: four burned films and a clean one.`,
      'Polyreel makes HLS, Matroska and a soft MP4 as well, reads and checks all media whole, and levels the sound; the others do none of it.',
      '',
      ...table(
        [
          'cues on screen',
          'Polyreel’s CPU to the script’s',
          'one command’s CPU to the script’s',
          'Polyreel’s wall time to the script’s',
          'bytes to the script’s',
          'SSIM: Polyreel, script',
          'frames encoded, of five films’',
        ],
        rows,
      ),
    ],
    plot: bars('CPU of five versions from nothing, the script being 1', plotted),
  };
};
