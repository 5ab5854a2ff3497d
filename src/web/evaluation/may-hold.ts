import type { Session } from '../api/session.tsx';

/** Whether somebody announces workshops and reads what was answered. A link shows the film only. */
export const mayHold = (session: Session | null | undefined): boolean =>
  !!session && session.role !== 'translator' && !session.link;
