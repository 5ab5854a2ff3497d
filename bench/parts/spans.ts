import { openPlace } from '../film/place.ts';
import { measureSpanCosts } from '../film/span-cost.ts';
import { type Section, table } from '../section.ts';

const FOOTAGE = { seconds: 44, lines: 1080 } as const;

/** What a span costs beside its frames: the start of ffmpeg, the way to its first frame, libass, and what is done with the files. */
export const measureSpans = async (): Promise<Section> => {
  const costs = await measureSpanCosts(await openPlace(FOOTAGE));
  return {
    name: 'spans',
    lines: [
      `The same frames of a ${FOOTAGE.lines}-line clip at 720p, with a key picture each second, in spans of six seconds and of one; those with four pictures have a cue of each language.`,
      '',
      ...table(
        [
          'pictures of a span',
          'CPU of a frame of one picture, ms',
          'CPU of a span beside its frames, s',
          'of it outside ffmpeg, s',
        ],
        costs.map(({ looks, frame, beside, own }) => [
          ...[`${looks}`, ((1000 * frame) / looks).toFixed(1), beside.toFixed(2), own.toFixed(2)],
        ]),
      ),
    ],
  };
};
