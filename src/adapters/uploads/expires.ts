/** Milliseconds after which an upload that was not finished is given up. */
export const EXPIRES = 7 * 24 * 3_600_000;
