import { isOverlap } from '../../timeline/passages.ts';
import type { Join, Tell } from '../cut.ts';
import { ZERO } from '../times.ts';
import { type Item, kindOf, nameOf, objectOf, ownOf, secondsOf } from './fields.ts';

const DISSOLVE = /dissolve|^$/i;

/** The transition that stands beside an item, where one does. */
export const joinOf = (item: Item | undefined, tell: Tell): Join | undefined => {
  if (!item || kindOf(item) !== 'Transition') return undefined;
  const own = objectOf(ownOf(item)?.transition);
  const type = String(item.transition_type ?? '');
  if (!own && !DISSOLVE.test(type) && !/wipe/i.test(type))
    tell(
      'warning',
      'transition',
      `transition "${nameOf(item)}"`,
      `what "${type}" looks like is not known here; a crossfade was made of it.`,
    );
  return {
    type: own && !isOverlap(String(own.type)) ? 'fade' : /wipe/i.test(type) && !own ? 'wipe' : 'crossfade',
    before: secondsOf(item.in_offset) ?? ZERO,
    after: secondsOf(item.out_offset) ?? ZERO,
    ...(own ? { own } : {}),
  };
};
