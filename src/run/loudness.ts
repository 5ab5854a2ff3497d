import type { MixStep } from '../plan/sounds.ts';
import type { Problem } from '../problem.ts';
import type { Results } from './results.ts';

/** LU by which a programme may miss its loudness (EBU R 128, for programmes that cannot be met exactly). */
const ALLOWED = 0.5;
/** LUFS: BS.1770 measures nothing at or below its absolute gate. */
const GATE = -70;

/** Says where a programme's peaks kept it from the loudness that was asked; silence is not told. */
export const loudnessProblems = async (results: Results, mixes: readonly MixStep[]): Promise<Problem[]> => {
  const found = await Promise.all(mixes.filter(({ codec }) => codec === 'aac').map((mix) => problemsOf(results, mix)));
  return found.flat();
};

const problemsOf = async ({ open }: Results, { key, loudness, language }: MixStep): Promise<Problem[]> => {
  const integrated = Number((await open(key))?.record.facts.integrated ?? GATE);
  if (integrated <= GATE || Math.abs(integrated - loudness.integrated) <= ALLOWED) return [];
  return [
    {
      severity: 'warning',
      code: 'loudness-missed',
      at: '/loudness/integrated',
      message: `the sound${language === undefined ? '' : ` in ${language}`} came out at ${integrated} LUFS where ${loudness.integrated} was asked: its peaks stand too far above the rest. Lower the loudest clips, or ask for less.`,
    },
  ];
};
