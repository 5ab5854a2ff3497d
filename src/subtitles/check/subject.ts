import { type Cue, cueText } from '../cue.ts';
import { type CueProblem, cueProblem, type Place, type RepairName } from '../problem.ts';
import type { Limits } from './limits.ts';

/** A cue under examination, with what every check of it needs. */
export interface Subject {
  readonly cue: Cue;
  readonly place: Place;
  readonly text: string;
}

/** What the checks look at: the cues in the order of the file and by time, and the rules they must keep. */
export interface Examined {
  readonly file: string;
  readonly language: string;
  readonly limits: Limits;
  /** Milliseconds of one frame of the film. */
  readonly frame: number;
  readonly subjects: readonly Subject[];
  readonly byTime: readonly Subject[];
}

export const subjectsOf = (cues: readonly Cue[], places: readonly Place[]): Subject[] =>
  cues.map((cue, i) => ({ cue, place: places[i] ?? { cue: i + 1, line: 0 }, text: cueText(cue) }));

/** Two hours of film have about a hundred thousand characters: more than this proves nothing new about a language. */
const ENOUGH = 500_000;

/** The words of a file, its beginning where they are very many. */
export const textOf = (subjects: readonly Subject[]): string => {
  const texts: string[] = [];
  let length = 0;
  for (const { text } of subjects) {
    if (length > ENOUGH) break;
    texts.push(text);
    length += text.length;
  }
  return texts.join('\n');
};

/** A check: from what is examined to what is wrong with it. */
export type Check = (examined: Examined) => CueProblem[];

export const about = (
  { file }: Examined,
  { cue, place }: Subject,
  severity: CueProblem['severity'],
  code: string,
  sentence: string,
  repair?: RepairName,
): CueProblem => cueProblem(severity, code, { file, place, time: cue.start }, sentence, repair);

/** A problem for each cue in which `find` sees one. */
export const eachCue =
  (find: (subject: Subject, examined: Examined) => CueProblem | undefined): Check =>
  (examined) => {
    const problems: CueProblem[] = [];
    for (const subject of examined.subjects) {
      const problem = find(subject, examined);
      if (problem) problems.push(problem);
    }
    return problems;
  };

/** One problem for the whole file, at the first cue in which it stands: for habits that go through all of a file. */
export const onceAFile =
  (
    code: string,
    found: (subject: Subject, examined: Examined) => boolean,
    sentence: (count: number) => string,
  ): Check =>
  (examined) => {
    const cues = examined.subjects.filter((subject) => found(subject, examined));
    return cues[0] ? [about(examined, cues[0], 'info', code, sentence(cues.length))] : [];
  };
