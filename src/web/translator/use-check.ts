import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';
import type { Allowed } from './measure.ts';
import type { CueProblem, Service } from './service.ts';

/** A problem at the cue that it is of, also when other cues have come before it since. */
export interface DeskProblem {
  readonly problem: CueProblem;
  readonly id: number | undefined;
}

export interface Check {
  readonly problems: readonly DeskProblem[];
  readonly byCue: ReadonlyMap<number, readonly CueProblem[]>;
  /** Of the language, as the service knows them. */
  readonly limits?: Allowed | undefined;
  /** Of the desk that was looked at; -1 before the first look. */
  readonly version: number;
  /** Why the last look failed. */
  readonly error?: unknown;
}

const NOTHING: Check = { problems: [], byCue: new Map(), version: -1 };

/** Milliseconds without a change until the service looks at the cues. */
const PATIENCE = 500;

/** What the service finds wrong with the cues as they are now. */
export const useCheck = (service: Service, desk: Desk): Check => {
  const [check, setCheck] = useState(NOTHING);
  const latest = useRef(desk);
  latest.current = desk;
  const { version } = desk;
  useEffect(() => {
    const own = new AbortController();
    const look = async (): Promise<void> => {
      const { cues } = latest.current;
      if (cues.length === 0) return setCheck({ ...NOTHING, version });
      const { problems, limits } = await service.checkCues(cues, own.signal);
      setCheck({ ...sorted(problems, cues), limits, version });
    };
    const timer = setTimeout(() => {
      look().catch((error: unknown) => {
        if (!own.signal.aborted) setCheck((before) => ({ ...before, error }));
      });
    }, PATIENCE);
    return () => {
      clearTimeout(timer);
      own.abort();
    };
  }, [service, version]);
  return check;
};

const sorted = (found: readonly CueProblem[], cues: Desk['cues']): Pick<Check, 'problems' | 'byCue'> => {
  const byCue = new Map<number, CueProblem[]>();
  const problems = found.map((problem) => {
    const id = problem.cue === undefined ? undefined : cues[problem.cue - 1]?.id;
    if (id !== undefined) byCue.set(id, [...(byCue.get(id) ?? []), problem]);
    return { problem, id };
  });
  return { problems, byCue };
};

/** What stands against publishing. */
export const stopping = ({ problems }: Check): readonly DeskProblem[] =>
  problems.filter(({ problem: { severity } }) => severity === 'block' || severity === 'error');
