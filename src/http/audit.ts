import { writeAudit } from '../documents/audit.ts';
import type { AuditLine } from '../documents/model.ts';
import type { Caller } from './caller.ts';
import type { Call } from './route.ts';

type Doing = Pick<Call<unknown, unknown, unknown>, 'running'> & { readonly caller: Caller };

/** Writes down that the caller has changed something; what it was stands in `detail`. */
export const noteChange = (
  { running, caller }: Doing,
  action: string,
  documentary: string | undefined,
  detail: AuditLine['detail'] = {},
): Promise<void> =>
  writeAudit(running.services.records, {
    author: caller.author,
    action,
    ...(documentary === undefined ? {} : { documentary }),
    detail,
  });
