import { currentState, loadProject, type StoredProject } from '../documents/project.ts';
import { PolyreelError } from '../errors.ts';
import { FULL } from '../manifest/editions.ts';
import { readManifest } from '../manifest/read.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import { keysOfPlan } from '../plan/products.ts';
import type { Problem } from '../problem.ts';
import { readPlanRecord } from '../run/history.ts';
import { type PlannedStep, plannedSteps } from '../run/planned-steps.ts';
import { refusal } from '../run/refusal.ts';
import type { Desk } from './desk.ts';
import { existingKeys } from './existing-keys.ts';
import { planRequestOf } from './planner.ts';
import { wantedLanguages } from './wanted-languages.ts';
import { pageOf } from './workshop.ts';

export interface FilmPlanAsk {
  readonly documentary: string;
  readonly edition?: string | undefined;
  /** All of the film's where absent. */
  readonly languages?: readonly string[] | undefined;
  /** A manifest that is not kept yet, instead of the current one. */
  readonly text?: string | undefined;
}

/** What a render would make; `problems` are those for which it may be refused all the same. */
export interface FilmPlan {
  readonly plan: Plan;
  readonly steps: readonly PlannedStep[];
  readonly problems: readonly Problem[];
}

/** Plans a film as it is, and looks what of it is there. @throws PolyreelError `bad-input`, `not-found` */
export const planFilm = async (desk: Desk, ask: FilmPlanAsk): Promise<FilmPlan> => {
  const { records, tool, font, engineOf } = desk;
  const { documentary, edition = FULL } = ask;
  const { project, languages } = await readAsked(desk, ask, edition);
  const { build } = await tool.describe();
  const page = pageOf(desk, documentary);
  const wanted = { languages, edition, acceptErrors: true, ...(page === undefined ? {} : { page }) };
  const plan = makePlan(planRequestOf(project, wanted, { font: font.facts, tool: build }));
  const whole = await existingKeys(keysOfPlan(plan), engineOf(documentary).results.exists);
  const before = await readPlanRecord(records.store, plan);
  const steps = plannedSteps(plan, { build, exists: (key) => whole.has(key), before });
  return { plan, steps, problems: project.problems };
};

interface Asked {
  readonly project: StoredProject;
  readonly languages: readonly string[];
}

const readAsked = async (desk: Desk, ask: FilmPlanAsk, edition: string): Promise<Asked> => {
  const { records, planner, tool, font } = desk;
  const { documentary, text } = ask;
  if (text === undefined) {
    const { pins, languages: all } = await currentState(records, documentary);
    const languages = languagesOf(all, ask);
    return { project: await planner.project({ documentary, edition, pins, languages }), languages };
  }
  const all = readManifest(text, 0, documentary).manifest?.languages;
  const languages = all ? languagesOf(all, ask) : [];
  return {
    project: await loadProject(records, tool, font.facts, { documentary, edition, text, languages, jobs: 2 }),
    languages,
  };
};

const languagesOf = (all: readonly string[], { languages }: FilmPlanAsk): readonly string[] => {
  const { wanted, problems } = wantedLanguages(all, languages ?? all);
  if (problems.length) throw new PolyreelError('bad-input', refusal(problems), { problems });
  return wanted;
};
