import { bars } from '../bars.ts';
import { measureCues, measurePlanning } from '../film/planning.ts';
import { type Section, table } from '../section.ts';

const SHOTS = [15, 150, 1_500];
const CUES = 100_000;

/** How long plans take, and how many cues are read and checked in a second: all of it in this process, in memory. */
export const measureThinking = async (): Promise<Section> => {
  // What runs first is compiled while it runs.
  measurePlanning(150);
  const plans = SHOTS.map(measurePlanning);
  const cues = measureCues(CUES);
  const milliseconds = (value: number): string => value.toFixed(0);
  return {
    name: 'planning',
    lines: [
      ...table(
        ['shots', 'cues in four languages', 'plan, ms of CPU', 'the same with one cue changed, ms of CPU'],
        plans.map(({ shots, cues: count, first, again }) => [
          ...[`${shots}`, `${count}`, milliseconds(first), milliseconds(again)],
        ]),
      ),
      '',
      `${CUES.toLocaleString('en')} cues in four languages: ${Math.round(cues / 1000)},000 of them are read and checked, each language against the others, in a second of CPU.`,
    ],
    plot: bars(
      'A plan: milliseconds of CPU',
      plans.map(({ shots, first }) => ({ label: `${shots} shots`, value: first, says: milliseconds(first) })),
    ),
  };
};
