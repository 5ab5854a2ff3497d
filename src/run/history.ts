import type { Plan } from '../plan/plan.ts';
import { type PlanRecord, recordPlan } from '../plan/record.ts';
import type { ObjectStore } from '../ports.ts';

const nameOf = ({ documentary, edition }: Plan): string => `plans/${documentary}.${edition}.json`;

/** What was rendered last, so that a plan can say why something is made again. Nothing else depends on it. */
export const readPlanRecord = async (store: ObjectStore, plan: Plan): Promise<PlanRecord | undefined> => {
  const bytes = await store.read(nameOf(plan));
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as PlanRecord;
  } catch {
    return undefined;
  }
};

export const writePlanRecord = (store: ObjectStore, plan: Plan, tool: string): Promise<void> =>
  store.replace(nameOf(plan), new TextEncoder().encode(JSON.stringify(recordPlan(plan, tool))));
