import type { Line, Position } from '../cue.ts';
import { entity } from './entities.ts';
import { keypadPosition, settingsPosition } from './position.ts';
import {
  addBreak,
  addText,
  type Builder,
  closeTag,
  finish,
  newBuilder,
  openOverride,
  openTag,
  plainLines,
  stillOpen,
  withoutControls,
} from './styles.ts';

/** A cue's text taken apart: its lines, where it stands, who speaks, and what was wrong with the markup. */
export interface Marked {
  readonly lines: Line[];
  readonly position?: Position;
  readonly speaker?: string;
  readonly faults: readonly string[];
}

export type Dialect = 'srt' | 'webvtt';

interface State {
  readonly builder: Builder;
  readonly dialect: Dialect;
  readonly faults: string[];
  readonly speakers: Set<string>;
  position: Position | undefined;
}

/** Lengths are bounded, so that the search stays linear however many brackets a file opens. */
const TOKEN = /<[^<>\n]{0,500}>|\{\\[^{}\n]{0,200}\}|\{[yY]:[ibu]\}|&[#\w]{1,10};|\\[Nh]|\n/g;
const TAG = /^<(\/?)([a-zA-Z]{1,10})(?:[.\s][^>]*)?\/?>$/;
const VTT_CLOCK = /^<[\d:.]{5,15}>$/;
const STYLES = ['i', 'b', 'u'];
const ALIASES: Readonly<Record<string, string>> = { em: 'i', strong: 'b' };
/** Tags whose looks we do not keep and whose words we do. */
const PLAIN: Readonly<Record<Dialect, readonly string[]>> = { srt: ['font'], webvtt: ['c', 'lang', 'ruby', 'rt'] };

const openKnown = (state: State, name: string, token: string): void => {
  openTag(state.builder, name);
  if (name !== 'v') return;
  const written = token.slice(token.search(/[\s>]/), -1).trim();
  const speaker = written.replace(/&[#\w]{1,10};/g, (name) => entity(name) ?? name);
  if (speaker) state.speakers.add(speaker);
};

const known = ({ dialect }: State, name: string): boolean =>
  STYLES.includes(name) || PLAIN[dialect].includes(name) || (dialect === 'webvtt' && name === 'v');

const readTag = (state: State, token: string, match: RegExpExecArray): void => {
  const [, slash, written = ''] = match;
  const name = ALIASES[written.toLowerCase()] ?? written.toLowerCase();
  if (name === 'br') {
    state.faults.push(`${token} stands for a line break`);
    addBreak(state.builder);
  } else if (!known(state, name)) state.faults.push(`${token} is no tag of subtitles`);
  else if (!slash) openKnown(state, name, token);
  else if (!closeTag(state.builder, name)) state.faults.push(`${token} closes nothing`);
};

/** What is no tag is words, and an escaped `<` or `&` among them still has to be read. */
const readAngle = (state: State, token: string): void => {
  const match = TAG.exec(token);
  if (match) readTag(state, token, match);
  else if (state.dialect !== 'webvtt' || !VTT_CLOCK.test(token)) {
    addText(state.builder, '<');
    walk(state, token.slice(1));
  }
};

/** One override of ASS: its letters, then its value. */
const OVERRIDE = /^([a-zA-Z]+?)(\d*)$/;

const applyOverride = (state: State, override: string): void => {
  const [, name = '', value = ''] = OVERRIDE.exec(override.trim()) ?? [];
  const tag = name.toLowerCase();
  if (tag === 'an') state.position ??= keypadPosition(Number(value));
  else if (!STYLES.includes(tag)) state.faults.push(`{\\${override}} is no mark we know`);
  else if (value === '0') closeTag(state.builder, tag);
  else openOverride(state.builder, tag);
};

/** `{\an8}`, `{\i1}` and, from old MicroDVD files, `{Y:i}`: none needs closing. Other braces are words. */
const readBrace = (state: State, token: string): void => {
  const microdvd = /^\{[yY]:([ibu])\}$/.exec(token);
  if (microdvd?.[1]) openOverride(state.builder, microdvd[1]);
  else for (const override of token.slice(2, -1).split('\\')) applyOverride(state, override);
};

/** SRT has no entities, but ours write one before what would else be a tag or an entity, and in an arrow. */
const neededEscape = (rest: string, token: string): boolean =>
  (token === '&lt;' && /^\/?[a-zA-Z]/.test(rest)) ||
  (token === '&amp;' && /^[#\w]{1,10};/.test(rest)) ||
  token === '&gt;';

const readEntity = (state: State, token: string, rest: string): void => {
  const char = entity(token);
  if (state.dialect === 'srt' && char !== undefined && !neededEscape(rest, token))
    state.faults.push(`${token} stands for a character`);
  addText(state.builder, char ?? token);
};

/** ASS writes a line break so; text that was copied from there still has it. */
const readEscape = (state: State, token: string): void => {
  state.faults.push(`${token} stands for a ${token === '\\N' ? 'line break' : 'space'}`);
  if (token === '\\N') addBreak(state.builder);
  else addText(state.builder, '\u00a0');
};

const readToken = (state: State, token: string, text: string, after: number): void => {
  if (token === '\n') addBreak(state.builder);
  else if (token.startsWith('\\')) readEscape(state, token);
  else if (token.startsWith('<')) readAngle(state, token);
  else if (token.startsWith('{')) readBrace(state, token);
  else readEntity(state, token, text.slice(after, after + 12));
};

const walk = (state: State, text: string): void => {
  let done = 0;
  for (const match of text.matchAll(TOKEN)) {
    addText(state.builder, text.slice(done, match.index));
    done = match.index + match[0].length;
    readToken(state, match[0], text, done);
  }
  addText(state.builder, text.slice(done));
};

/** WebVTT lets the voice of a whole cue stay open; ruby text closes itself. */
const unclosed = ({ builder, dialect }: State): string[] =>
  stillOpen(builder).filter((tag) => !(dialect === 'webvtt' && ['v', 'lang', 'rt'].includes(tag)));

const readMarked = (text: string, dialect: Dialect, position: Position | undefined, faults: string[]): Marked => {
  const state: State = { builder: newBuilder(), dialect, faults, speakers: new Set(), position };
  walk(state, text);
  for (const tag of unclosed(state)) faults.push(`<${tag}> is never closed`);
  return {
    lines: finish(state.builder),
    faults,
    ...(state.position ? { position: state.position } : {}),
    ...(state.speakers.size > 0 ? { speaker: [...state.speakers].join(' / ') } : {}),
  };
};

const MARKS = /[<{&\\]/;

/**
 * Reads the tags, braces and entities of one cue's text, its lines joined by line feeds. Unknown tags are taken out of
 * the words and named among the faults. `settings` are what stood behind the times.
 */
export const readMarkup = (source: string, dialect: Dialect, settings = ''): Marked => {
  const text = withoutControls(source);
  const faults = text.length === source.length ? [] : ['characters that cannot be shown stand in the text'];
  const position = dialect === 'webvtt' && settings !== '' ? settingsPosition(settings) : undefined;
  if (MARKS.test(text)) return readMarked(text, dialect, position, faults);
  return { lines: plainLines(text), faults, ...(position ? { position } : {}) };
};
