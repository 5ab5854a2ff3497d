import { PolyreelError } from '../errors.ts';
import type { RenderRecord } from './model.ts';
import { folderOf, isSlug } from './names.ts';

/** The documentary of a render, read from its id; undefined where no render can be called so. */
export const documentaryOf = (id: string): string | undefined => {
  const [, documentary = ''] = /^([a-z0-9-]+)\.[0-9a-f]{16}-[1-9]\d{0,8}$/.exec(id) ?? [];
  return isSlug(documentary) ? documentary : undefined;
};

/** @throws PolyreelError `not-found` where no render can be called so */
export const recordObject = (id: string): string => {
  const documentary = documentaryOf(id);
  if (documentary === undefined) throw noRender(id);
  return `${folderOf(documentary)}/renders/${id}.json`;
};

export const OPEN = 'open-renders/';
/** What stands while a render has not ended: what a lost queue is rebuilt from. */
export const markObject = (id: string): string => `${OPEN}${id}.json`;

export const noRender = (id: string): PolyreelError =>
  new PolyreelError('not-found', `there is no render ${JSON.stringify(id.slice(0, 120))}.`);

/** True once nothing of a render changes any more. */
export const hasEnded = ({ state }: Pick<RenderRecord, 'state'>): boolean =>
  state === 'succeeded' || state === 'failed' || state === 'cancelled';
