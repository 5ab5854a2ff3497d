/** A moment of a day that is on it everywhere in Europe, however its clocks stand. @param day `YYYY-MM-DD` */
export const noon = (day: string): string => `${day}T12:00:00Z`;

/** The day that it is here, as `YYYY-MM-DD`. */
export const today = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};
