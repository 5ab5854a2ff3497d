import type { AuditLine } from './model.ts';
import type { Records } from './records.ts';

/** Writes down what somebody changed. Keys in it are cut out. */
export const writeAudit = async (_records: Records, _line: Omit<AuditLine, 'at'>): Promise<void> => {
  throw new Error('to come');
};

/** The lines of a day (`YYYY-MM-DD`, UTC) in the order of their times. */
export const listAudit = async (_records: Records, _day: string): Promise<AuditLine[]> => {
  throw new Error('to come');
};
