/** BullMQ on Redis keeps a job under its id, beside lists of these names. */
const RESERVED = new Set(
  'active wait waiting-children paused id delayed prioritized stalled-check completed failed stalled repeat limiter meta events pc marker de'.split(
    ' ',
  ),
);

/** @throws RangeError where a queue cannot keep a job under this id */
export const checkJobId = (id: string): void => {
  if (!/^[A-Za-z0-9.-]+$/.test(id) || /^\d+$/.test(id) || RESERVED.has(id))
    throw new RangeError(`not an id of a job: ${JSON.stringify(id)}`);
};
