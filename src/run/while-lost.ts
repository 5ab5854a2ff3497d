import { PolyreelError } from '../errors.ts';

/** A result can be lost between its making and its use; one that is lost over and over is a broken store. */
const ROUNDS = 3;

/** Does something that makes what is missing first, and does it again where a result was lost before it was used. */
export const whileResultsAreLost = async <Value>(task: () => Promise<Value>, round = 1): Promise<Value> => {
  try {
    return await task();
  } catch (error) {
    const lost = error instanceof PolyreelError && error.code === 'result-gone';
    if (!lost || round === ROUNDS) throw error;
    return whileResultsAreLost(task, round + 1);
  }
};
