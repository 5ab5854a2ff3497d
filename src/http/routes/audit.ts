import { z } from 'zod';
import { listAudit } from '../../documents/audit.ts';
import { fields } from '../../manifest/fields.ts';
import { type Route, route } from '../route.ts';
import { auditLine } from '../shapes.ts';

const list = route({
  ...{ method: 'GET', path: '/v1/audit', tag: 'audit', access: { roles: [] } },
  summary: 'Who changed what on a day',
  query: fields({ day: z.iso.date('write a day such as 2026-11-24') }),
  replies: { 200: { description: 'in the order of their times', schema: z.object({ lines: z.array(auditLine) }) } },
  handle: async ({ query, running: { services } }) => ({
    status: 200,
    json: { lines: await listAudit(services.records, query.day) },
  }),
});

export const auditRoutes: readonly Route[] = [list];
