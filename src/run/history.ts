import type { Plan } from '../plan/plan.ts';
import { joinRecords, type PlanRecord, recordPlan } from '../plan/record.ts';
import type { ObjectStore } from '../ports.ts';

const nameOf = ({ documentary, edition }: Plan): string => `plans/${documentary}.${edition}.json`;

/** What was rendered last, so that a plan can say why something is made again. Nothing else depends on it. */
export const readPlanRecord = async (store: ObjectStore, plan: Plan): Promise<PlanRecord | undefined> => {
  const bytes = await store.read(nameOf(plan));
  return bytes && parseRecord(bytes);
};

export const writePlanRecord = async (store: ObjectStore, plan: Plan, tool: string): Promise<void> => {
  const record = joinRecords(await readPlanRecord(store, plan), recordPlan(plan, tool));
  await store.replace(nameOf(plan), new TextEncoder().encode(JSON.stringify(record)));
};

/** Keys of the pictures of all films that were rendered last here. */
export const recordedKeys = async (store: ObjectStore): Promise<string[]> => {
  const keys: string[] = [];
  for await (const name of store.list('plans/')) {
    const bytes = await store.read(name);
    keys.push(...(bytes ? (parseRecord(bytes)?.steps.map(({ key }) => key) ?? []) : []));
  }
  return keys;
};

const parseRecord = (bytes: Uint8Array): PlanRecord | undefined => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as PlanRecord;
  } catch {
    return undefined;
  }
};
