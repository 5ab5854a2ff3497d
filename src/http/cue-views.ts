import type { z } from 'zod';
import { cueOf, type EditedCue, editedCue } from '../subtitles/edited-cue.ts';
import { type CueProblem, cueProblem } from '../subtitles/problem.ts';
import type { cueShown } from './cue-shapes.ts';

/** Cues as they were sent, with their numbers, and words as they will be read. */
export const cuesView = (sent: readonly EditedCue[]): z.output<typeof cueShown>[] =>
  sent.map((edited, i) => editedCue(cueOf(edited).cue, i + 1));

/** Tags that mean nothing here would be lost without a word when the cues are kept. */
export const markupProblems = (sent: readonly EditedCue[], file: string): CueProblem[] =>
  sent.flatMap((edited, i) => {
    const { faults } = cueOf(edited);
    if (faults.length === 0) return [];
    const spot = { file, place: { cue: i + 1, line: 0 }, time: edited.start };
    return [cueProblem('warning', 'markup', spot, `${faults.slice(0, 3).join('; ')}. Correct the tags.`)];
  });
