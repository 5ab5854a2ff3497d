/** Fails where the service refuses. */
export const must = async (asked: Promise<{ readonly status: number; readonly json?: unknown }>): Promise<void> => {
  const { status, json } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(json)}`);
};
