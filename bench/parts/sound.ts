import { bars } from '../bars.ts';
import { measureJoining } from '../film/joining.ts';
import { type Levelling, measureLevelling, TARGET } from '../film/levelling.ts';
import { openPlace } from '../film/place.ts';
import { type Section, table } from '../section.ts';

/** How many times longer the film is that is joined than the sound that is levelled: 45 minutes for five. */
const LONGER = 9;

const ratio = (one: number, other: number): string => (one / other).toFixed(2);

const levels = ({ what, ours, script }: Levelling): string[] => [
  ...[what, ratio(ours.cpu, script.cpu), ratio(ours.step, script.cpu), `${ours.attempts}`],
  `${ours.loudness.integrated.toFixed(1)}, ${script.loudness.integrated.toFixed(1)}`,
  `${ours.loudness.truePeak.toFixed(1)}, ${script.encodedPeak.toFixed(1)}`,
];

/** Loudness, and films joined from spans, beside what people would use instead. @param seconds of sound */
export const measureSound = async (seconds: number): Promise<Section> => {
  const place = await openPlace();
  const levelled = await measureLevelling(place, seconds);
  const joining = await measureJoining(place, seconds * LONGER);
  const { copy, stitch, start, mux, demuxer } = joining;
  const joined = [
    ['the finished film copied by `ffmpeg -c copy`', copy],
    ['the spans joined to one picture', stitch],
    ['… and put together with sound and chapters', mux],
    ['the spans joined by ffmpeg’s concat demuxer', demuxer],
    ['the start of the process that joins', start],
  ] as const;
  return {
    name: 'sound',
    lines: [
      `${seconds} seconds of sound brought to ${TARGET.integrated} LUFS with peaks of at most ${TARGET.truePeak} dBTP, beside two passes of \`loudnorm\`: measuring and setting alone, from raw samples to raw samples in both.`,
      'The whole step mixes the sound, encodes it as AAC, measures what was encoded and does it again where that is not right; the two passes do none of it.',
      '',
      ...table(
        [
          ...['sound', 'measured and set: CPU to two passes', 'the whole step: CPU to two passes', 'times encoded'],
          ...['LUFS: Polyreel, `loudnorm`', 'peaks when encoded, dBTP: Polyreel, `loudnorm`'],
        ],
        levelled.map(levels),
      ),
      '',
      `A film of ${(joining.frames / 1500).toFixed(0)} minutes at 720p, ${joining.frames} frames in ${joining.pieces} spans (${joining.distinct} different ones, again and again):`,
      '',
      ...table(
        ['what', 'CPU, s', 'to copying'],
        joined.map(([what, cpu]) => [what, cpu.toFixed(2), ratio(cpu, copy)]),
      ),
    ],
    plot: bars('CPU of joining a film, copying it being 1', [
      { label: 'ffmpeg -c copy', value: 1 },
      { label: 'the spans joined', value: stitch / copy },
      { label: 'concat demuxer', value: demuxer / copy },
    ]),
  };
};
