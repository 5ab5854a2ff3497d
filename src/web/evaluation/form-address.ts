import type { Workshop } from '../api/types.ts';

/** The whole address of a form. The service may not know its own: then it is that of these pages. */
export const formAddress = ({ url }: Pick<Workshop, 'url'>): string => new URL(url, location.origin).href;
