import type { Problem } from '../../problem.ts';
import type { Plan } from '../plan.ts';

/** Says of a service's prints that their codes are missing: neither the manifest nor the service knows the film's page. */
export const codelessPrints = ({ documents }: Pick<Plan, 'documents'>): Problem[] => {
  const codeless = documents.filter(({ contents }) => contents.address === undefined);
  if (codeless.length === 0) return [];
  const outputs = [...new Set(codeless.map(({ output }) => output))].join(', ');
  const message = `${outputs}: the prints have no QR codes, for nobody knows the address of the film's page; write "website", or start the service with PUBLIC_URL.`;
  return [{ severity: 'warning', code: 'no-website', at: '/deliver', message }];
};
