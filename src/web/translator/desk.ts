import type { CueText, EditCue } from './cues.ts';
import * as edits from './edits.ts';
import { type Found, replaceAll, replaceOne, type Search } from './search.ts';

/** What can be taken back at once. */
interface Step {
  readonly cues: readonly EditCue[];
  readonly current: number | undefined;
}

/** The cues on a translator's desk, and the way back. */
export interface Desk {
  /** In order of their start. */
  readonly cues: readonly EditCue[];
  /** The cue that is worked on. */
  readonly current: number | undefined;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Typing goes on in the same step as long as it is in the same cue and in the same number of words. */
  readonly typing: { readonly id: number; readonly words: number } | undefined;
  readonly nextId: number;
  /** Grows with every change of the cues. */
  readonly version: number;
  /** Grows where more than words has changed: cues came, went or moved. */
  readonly shape: number;
}

export type Change =
  | { readonly kind: 'text'; readonly id: number; readonly text: string }
  | { readonly kind: 'times'; readonly id: number; readonly start: number; readonly end: number }
  | { readonly kind: 'nudge'; readonly id: number; readonly edge: edits.Edge; readonly by: number }
  | { readonly kind: 'split'; readonly id: number; readonly at?: number }
  | { readonly kind: 'merge' | 'remove'; readonly id: number }
  | { readonly kind: 'insert'; readonly cue: CueText }
  | { readonly kind: 'replace'; readonly found: Found; readonly by: string }
  | { readonly kind: 'replace-all'; readonly search: Search; readonly by: string }
  /** Other cues altogether: a file's, or what a repair made of them. */
  | { readonly kind: 'all'; readonly cues: readonly CueText[] };

export type Action =
  | Change
  | { readonly kind: 'select'; readonly id: number | undefined }
  | { readonly kind: 'undo' | 'redo' }
  /** Begins anew: nothing can be taken back. */
  | { readonly kind: 'open'; readonly cues: readonly CueText[] };

export const EMPTY_DESK: Desk = {
  ...{ cues: [], current: undefined, past: [], future: [], typing: undefined },
  ...{ nextId: 1, version: 0, shape: 0 },
};

/** How many steps can be taken back. Cues that did not change are shared between them. */
const STEPS = 500;

export const change = (desk: Desk, action: Action): Desk => {
  switch (action.kind) {
    case 'select':
      return desk.current === action.id ? desk : { ...desk, current: action.id, typing: undefined };
    case 'undo':
      return back(desk);
    case 'redo':
      return forth(desk);
    case 'open': {
      const cues = named(action.cues, [], desk.nextId);
      const ids = { nextId: desk.nextId + cues.length, version: desk.version + 1, shape: desk.shape + 1 };
      return { ...EMPTY_DESK, cues, ...ids };
    }
    case 'text':
      return typed(desk, action.id, action.text);
    default:
      return stepped(desk, apply(desk, action));
  }
};

const apply = (desk: Desk, action: Exclude<Change, { kind: 'text' }>): Partial<Desk> & Pick<Desk, 'cues'> => {
  const { cues, nextId } = desk;
  switch (action.kind) {
    case 'times':
      return { cues: edits.withTimes(cues, action.id, action.start, action.end) };
    case 'nudge':
      return { cues: edits.nudged(cues, action.id, action.edge, action.by) };
    case 'split':
      return { cues: edits.split(cues, action.id, nextId, action.at), nextId: nextId + 1 };
    case 'merge':
      return { cues: edits.merged(cues, action.id) };
    case 'remove':
      return { cues: edits.removed(cues, action.id), current: neighbour(desk, action.id) };
    case 'insert':
      return { cues: edits.inserted(cues, { ...action.cue, id: nextId }), nextId: nextId + 1, current: nextId };
    case 'replace':
      return { cues: replaceOne(cues, action.found, action.by), current: action.found.id };
    case 'replace-all':
      return { cues: replaceAll(cues, action.search, action.by) };
    case 'all':
      return { cues: named(action.cues, cues, nextId), nextId: nextId + action.cues.length };
  }
};

const neighbour = ({ cues }: Desk, id: number): number | undefined => {
  const index = cues.findIndex((cue) => cue.id === id);
  return (cues[index + 1] ?? cues[index - 1])?.id;
};

/** Cues with names; one that begins where one of the old begins, or says the same, keeps its name. */
const named = (cues: readonly CueText[], old: readonly EditCue[], nextId: number): EditCue[] => {
  const names = new Map(old.map(({ start, id }) => [start, id]));
  return [...cues]
    .sort((a, b) => a.start - b.start)
    .map((cue, i) => {
      const id = names.get(cue.start);
      names.delete(cue.start);
      return { ...cue, id: id ?? nextId + i };
    });
};

const stepped = (desk: Desk, made: Partial<Desk> & Pick<Desk, 'cues'>): Desk => {
  if (same(made.cues, desk.cues)) return desk;
  const { cues, current } = desk;
  const past = [...desk.past.slice(-STEPS + 1), { cues, current }];
  const counts = { version: desk.version + 1, shape: desk.shape + 1 };
  return { ...desk, ...made, past, future: [], typing: undefined, ...counts };
};

const same = (a: Desk['cues'], b: Desk['cues']): boolean =>
  a === b || (a.length === b.length && a.every((cue, i) => cue === b[i]));

const countWords = (text: string): number => text.split(/\s+/).length;

const typed = (desk: Desk, id: number, text: string): Desk => {
  const cues = edits.withText(desk.cues, id, text);
  if (same(cues, desk.cues)) return desk;
  const typing = { id, words: countWords(text) };
  const goesOn = desk.typing?.id === id && desk.typing.words === typing.words;
  if (goesOn) return { ...desk, cues, future: [], version: desk.version + 1 };
  return { ...stepped(desk, { cues }), typing, shape: desk.shape };
};

const back = (desk: Desk): Desk => {
  const last = desk.past.at(-1);
  if (!last) return desk;
  const { cues, current } = desk;
  const stacks = { past: desk.past.slice(0, -1), future: [...desk.future, { cues, current }] };
  return { ...restored(desk, last), ...stacks };
};

const forth = (desk: Desk): Desk => {
  const next = desk.future.at(-1);
  if (!next) return desk;
  const { cues, current } = desk;
  const stacks = { future: desk.future.slice(0, -1), past: [...desk.past, { cues, current }] };
  return { ...restored(desk, next), ...stacks };
};

const restored = (desk: Desk, { cues, current }: Step): Desk => ({
  ...{ ...desk, cues, current, typing: undefined },
  ...{ version: desk.version + 1, shape: desk.shape + 1 },
});
