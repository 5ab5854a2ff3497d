import type { Line, Position } from '../cue.ts';
import { keypadPosition } from './position.ts';
import { addBreak, addText, type Builder, finish, newBuilder, withoutControls } from './styles.ts';

export interface AssLook {
  readonly italic: boolean;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly position?: Position;
}

export interface AssContext {
  readonly style: AssLook | undefined;
  /** The script's own picture size, that `\pos` counts in. */
  readonly width: number;
  readonly height: number;
}

interface State {
  readonly builder: Builder;
  readonly context: AssContext;
  position: Position | undefined;
  drawing: boolean;
}

const LOOKS = { i: 'italic', b: 'bold', u: 'underline' } as const;
const TOKEN = /\{[^{}]{0,2000}\}|\\[Nnh]/g;
const SIMPLE = /^([ibu])(\d{0,3})$/;
const POS = /^pos\(\s*(-?\d{1,6}(?:\.\d{1,6})?)\s*,\s*(-?\d{1,6}(?:\.\d{1,6})?)\s*\)$/;

const setLook = ({ builder }: State, tag: string, on: boolean): void => {
  builder.open.set(tag, on ? 1 : 0);
};

const reset = (state: State): void => {
  for (const [tag, look] of Object.entries(LOOKS)) setLook(state, tag, state.context.style?.[look] ?? false);
};

const places = ['top', 'middle', 'bottom'] as const;
const sides = ['left', 'center', 'right'] as const;
const third = (share: number): number => Math.min(2, Math.max(0, Math.floor(share * 3)));

const placeAt = ({ context }: State, x: number, y: number): Position | undefined => {
  const vertical = places[third(y / context.height)] ?? 'bottom';
  const horizontal = sides[third(x / context.width)] ?? 'center';
  return vertical === 'bottom' ? undefined : { vertical, horizontal };
};

const applyOverride = (state: State, override: string): void => {
  const [, tag, value = ''] = SIMPLE.exec(override) ?? [];
  const an = /^an(\d)$/.exec(override)?.[1];
  const pos = POS.exec(override);
  const drawing = /^p(\d{1,2})$/.exec(override)?.[1];
  if (tag) setLook(state, tag, value === '' ? false : Number(value) === 1 || Number(value) >= 600);
  else if (an) state.position = keypadPosition(Number(an));
  else if (pos) state.position = placeAt(state, Number(pos[1]), Number(pos[2]));
  else if (drawing) state.drawing = drawing !== '0';
  else if (/^r/.test(override)) reset(state);
};

const readToken = (state: State, token: string): void => {
  if (token === '\\h') addText(state.builder, '\u00a0');
  else if (token.startsWith('\\')) addBreak(state.builder);
  else for (const override of token.slice(1, -1).split('\\').slice(1)) applyOverride(state, override.trim());
};

/** The text field of a dialogue. Overrides other than place and look are passed over; what is drawn is no text. */
export const readAssText = (source: string, context: AssContext): { lines: Line[]; position?: Position } => {
  const state: State = { builder: newBuilder(), context, position: context.style?.position, drawing: false };
  const text = withoutControls(source);
  reset(state);
  let done = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (!state.drawing) addText(state.builder, text.slice(done, match.index));
    readToken(state, match[0]);
    done = match.index + match[0].length;
  }
  if (!state.drawing) addText(state.builder, text.slice(done));
  return { lines: finish(state.builder), ...(state.position ? { position: state.position } : {}) };
};
