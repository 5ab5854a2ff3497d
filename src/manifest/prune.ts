import type { Problem } from '../problem.ts';

type Fields = Record<string, unknown>;

const STAND_IN: Fields = {
  version: 1,
  id: 'unnamed',
  title: '',
  languages: ['en'],
  format: { width: 1280, height: 720, frameRate: '25' },
};
const ENTRY = { card: {}, duration: '1s' };

/**
 * The document with every part that has a problem replaced by something harmless, so that the rest can be checked in
 * the same round. Places stay where they are.
 */
export const prune = (document: unknown, problems: readonly Problem[]): Fields | undefined => {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return undefined;
  const pruned = structuredClone(document) as Fields;
  for (const { at } of problems) replace(pruned, at.split('/').slice(1).map(unescaped));
  const timeline = Array.isArray(pruned.timeline) && pruned.timeline.length ? pruned.timeline.slice(0, 2000) : [ENTRY];
  return { ...STAND_IN, ...pruned, timeline };
};

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

const replace = (document: Fields, [field = '', element, ...further]: string[]): void => {
  const value = document[field];
  const edition = field === 'editions' && isFields(value) && element !== undefined ? value[element] : undefined;
  if (field === 'timeline' && Array.isArray(value) && element !== undefined) value[Number(element)] = ENTRY;
  else if (isFields(edition) && further[0] === 'timeline' && further.length > 1) replace(edition, further);
  else if (field === 'editions' && isFields(value) && element !== undefined) delete value[element];
  else if (field === 'media' && isFields(value) && element !== undefined) delete value[element];
  else if (Object.hasOwn(document, field)) delete document[field];
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
