import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Action } from './desk.ts';
import type { Tool } from './toolbar.tsx';
import type { Check } from './use-check.ts';
import type { Hands } from './use-hands.ts';

interface Desktop {
  readonly dispatch: (action: Action) => void;
  readonly hands: Hands;
  readonly check: Check;
  readonly open: (tool: Tool | undefined) => void;
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

/** Keys that work wherever the focus is, but not behind a window that is open. */
export const useDeskKeys = (desktop: Desktop): void => {
  const latest = useRef(desktop);
  latest.current = desktop;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const done = document.querySelector('dialog[open]') ? undefined : actionOf(event, latest.current);
      if (!done) return;
      event.preventDefault();
      done();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
};

const actionOf = (event: KeyboardEvent, { dispatch, hands, check, open }: Desktop): (() => void) | undefined => {
  const key = event.key.toLowerCase();
  if (key === 'f8') return () => hands.nextProblem(check);
  if (key === 'f1' || (key === '?' && !isTextField(event.target))) return () => open('help');
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  if (key === 'f') return () => open('find');
  if (key === 'h') return () => open('replace');
  if (event.target instanceof HTMLInputElement) return undefined;
  if (key === 'z') return () => dispatch({ kind: event.shiftKey ? 'redo' : 'undo' });
  if (key === 'y') return () => dispatch({ kind: 'redo' });
  return undefined;
};

/** What the keys of a cue's text say to the person. */
export type Told = 'locked' | 'mayLeave';

/**
 * Keys in the text of a cue: Tab plays, unless Escape was pressed before it; Enter goes on, Shift+Enter breaks the line.
 * @param leaving whether Escape was pressed last
 */
export const cellKeys = (
  event: TargetedKeyboardEvent<HTMLTextAreaElement>,
  id: number,
  hands: Hands,
  leaving: { current: boolean },
  tell: (told: Told) => void,
): void => {
  const { key, shiftKey, altKey, ctrlKey, metaKey, isComposing, currentTarget } = event;
  const wasLeaving = leaving.current;
  leaving.current = key === 'Escape' || (wasLeaving && key === 'Shift');
  if (isComposing) return;
  const doing = (done: unknown): void => {
    if (done !== false) event.preventDefault();
  };
  if (key === 'Escape') tell('mayLeave');
  else if (key === 'Tab' && !shiftKey && !wasLeaving) doing(hands.play());
  else if (key === 'Enter' && (ctrlKey || metaKey)) doing(hands.burn(id));
  else if (key === 'Enter' && !shiftKey) doing(hands.step(id, 1));
  else if ((ctrlKey || metaKey) && (key === 'ArrowDown' || key === 'ArrowUp'))
    doing(hands.step(id, key === 'ArrowDown' ? 1 : -1));
  else if ((ctrlKey || metaKey) && key.toLowerCase() === 'i') doing(italics(currentTarget, id, hands));
  else if (altKey && key.startsWith('Arrow')) {
    event.preventDefault();
    const [edge, frames] = NUDGES[key] ?? ['both', 0];
    if (!hands.nudge(id, edge, frames)) tell('locked');
  }
};

const NUDGES: Readonly<Record<string, readonly ['both' | 'end', number]>> = {
  ArrowLeft: ['both', -1],
  ArrowRight: ['both', 1],
  ArrowUp: ['end', 1],
  ArrowDown: ['end', -1],
};

/** Puts what is marked between the tags of italics, or takes these away. */
const italics = (field: HTMLTextAreaElement, id: number, hands: Hands): void => {
  const { value, selectionStart: from, selectionEnd: to } = field;
  const marked = value.slice(from, to);
  if (marked === '') return;
  const inner = /^<i>([\s\S]*)<\/i>$/.exec(marked)?.[1];
  const text = inner ?? `<i>${marked}</i>`;
  hands.type(id, value.slice(0, from) + text + value.slice(to));
  requestAnimationFrame(() => field.setSelectionRange(from, from + text.length));
};
