import type { EditCue } from './cues.ts';
import { linesOf } from './cues.ts';

/** Changes of a list of cues, which stays in order of their start. None touches what it was given. */

type Cues = readonly EditCue[];

const inOrder = (cues: Cues): Cues => [...cues].sort((a, b) => a.start - b.start || a.id - b.id);

const replaced = (cues: Cues, id: number, change: (cue: EditCue) => EditCue): Cues =>
  cues.map((cue) => (cue.id === id ? change(cue) : cue));

export const withText = (cues: Cues, id: number, text: string): Cues =>
  replaced(cues, id, (cue) => (cue.text === text ? cue : { ...cue, text }));

/** A cue never begins before the film, and lasts a millisecond at least. */
export const withTimes = (cues: Cues, id: number, start: number, end: number): Cues => {
  const from = Math.max(0, Math.round(start));
  return inOrder(replaced(cues, id, (cue) => ({ ...cue, start: from, end: Math.max(from + 1, Math.round(end)) })));
};

export type Edge = 'both' | 'start' | 'end';

/** Moves a cue, or one of its ends. @param by milliseconds */
export const nudged = (cues: Cues, id: number, edge: Edge, by: number): Cues => {
  const cue = cues.find((one) => one.id === id);
  if (!cue) return cues;
  const step = edge === 'end' ? by : Math.max(by, -cue.start);
  const start = edge === 'end' ? cue.start : cue.start + step;
  const end = edge === 'start' ? cue.end : cue.end + step;
  return end > start ? withTimes(cues, id, start, end) : cues;
};

/** Milliseconds that either part of a divided cue has at least. */
const LEAST = 40;

/**
 * Divides a cue in its text, and its time by what there is to read on either side.
 * @param at where in the text; at its ends, or where it is left out, the break between its lines is taken
 * @param newId the name of the second part
 */
export const split = (cues: Cues, id: number, newId: number, at?: number): Cues => {
  const cue = cues.find((one) => one.id === id);
  if (!cue || cue.end - cue.start < 2 * LEAST) return cues;
  const place = splitPlace(cue.text, at);
  const texts = [cue.text.slice(0, place).trim(), cue.text.slice(place).trim()] as const;
  const closed = closeTags(texts);
  const share = weight(closed[0]) / Math.max(1, weight(closed[0]) + weight(closed[1]));
  const length = cue.end - cue.start;
  const middle = cue.start + Math.round(Math.min(length - LEAST, Math.max(LEAST, length * (share || 0.5))));
  const parts = [
    { ...cue, end: middle, text: closed[0] },
    { ...cue, id: newId, start: middle, text: closed[1] },
  ];
  return inOrder(cues.flatMap((one) => (one.id === id ? parts : one)));
};

const weight = (text: string): number => text.replace(/<[^<>\n]*>/g, '').trim().length;

const splitPlace = (text: string, at: number | undefined): number => {
  if (at !== undefined && text.slice(0, at).trim() !== '' && text.slice(at).trim() !== '') return at;
  const breakAt = text.indexOf('\n');
  if (breakAt > 0) return breakAt;
  const half = text.length / 2;
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  return spaces.sort((a, b) => Math.abs(a - half) - Math.abs(b - half))[0] ?? text.length;
};

/** A tag that the division leaves open is closed before it and opened again after it. */
const closeTags = ([first, second]: readonly [string, string]): readonly [string, string] => {
  const open: string[] = [];
  for (const [, slash, name = ''] of first.matchAll(/<(\/?)([ibu])>/g)) {
    if (slash) open.splice(open.lastIndexOf(name), open.includes(name) ? 1 : 0);
    else open.push(name);
  }
  const opened = open.map((name) => `<${name}>`).join('');
  const closed = [...open].reverse();
  return [first + closed.map((name) => `</${name}>`).join(''), opened + second];
};

/** Joins a cue with the one after it: their texts are lines of one; two short lines of one speaker stay two lines. */
export const merged = (cues: Cues, id: number): Cues => {
  const index = cues.findIndex((cue) => cue.id === id);
  const [cue, next] = [cues[index], cues[index + 1]];
  if (!cue || !next) return cues;
  const text = [cue.text, next.text].filter((part) => part.trim() !== '').join('\n');
  const both = { ...cue, end: Math.max(cue.end, next.end), text };
  return cues.flatMap((one) => (one.id === id ? both : one.id === next.id ? [] : one));
};

export const inserted = (cues: Cues, cue: EditCue): Cues => inOrder([...cues, cue]);

export const removed = (cues: Cues, id: number): Cues => cues.filter((cue) => cue.id !== id);

/** Whether anybody would see it. */
export const hasWords = ({ text }: Pick<EditCue, 'text'>): boolean => linesOf(text).length > 0;
