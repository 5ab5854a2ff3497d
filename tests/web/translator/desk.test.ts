import { describe, expect, it } from 'vitest';
import { type Action, change, type Desk, EMPTY_DESK } from '../../../src/web/translator/desk.ts';

const TEXTS = ['Dobrý den.', 'Jak se máte?\nDěkuji, dobře.', '<i>Slyšíte to</i> taky?'];
const opened = change(EMPTY_DESK, {
  kind: 'open',
  cues: TEXTS.map((text, i) => ({ start: i * 2000, end: i * 2000 + 1500, text })),
});
const given = (...actions: readonly Action[]): Desk => actions.reduce(change, opened);
const told = ({ cues }: Desk) => cues.map(({ start, end, text }) => [start, end, text]);
const [FIRST = 0, SECOND = 0, THIRD = 0] = opened.cues.map(({ id }) => id);

describe('typing', () => {
  const type = (text: string): Action => ({ kind: 'text', id: FIRST, text });

  it('is taken back word by word', () => {
    const desk = given(type('D'), type('Do'), type('Dobré'), type('Dobré '), type('Dobré r'), type('Dobré ráno'));
    const once = change(desk, { kind: 'undo' });
    expect(once.cues[0]?.text).toBe('Dobré');
    expect(change(once, { kind: 'undo' }).cues[0]?.text).toBe('Dobrý den.');
    expect(change(change(desk, { kind: 'undo' }), { kind: 'redo' }).cues[0]?.text).toBe('Dobré ráno');
  });

  it('in another cue, or after a look at another, is a step of its own', () => {
    const desk = given(type('A'), { kind: 'text', id: SECOND, text: 'B' }, { kind: 'undo' });
    expect(desk.cues.map(({ text }) => text).slice(0, 2)).toEqual(['A', TEXTS[1]]);
    const again = given(type('A'), { kind: 'select', id: SECOND }, { kind: 'select', id: FIRST }, type('AB'));
    expect(change(again, { kind: 'undo' }).cues[0]?.text).toBe('A');
  });

  it('keeps the shape of the table, so that only its cell is drawn', () => {
    const desk = given(type('A'));
    expect([desk.shape, desk.version]).toEqual([opened.shape, opened.version + 1]);
    expect(desk.cues[1]).toBe(opened.cues[1]);
  });

  it('what is the same is no step', () => {
    expect(given(type('Dobrý den.'))).toBe(opened);
  });

  it('after going back forgets what came then', () => {
    const desk = given(type('A'), { kind: 'undo' }, type('B'));
    expect(change(desk, { kind: 'redo' })).toBe(desk);
  });
});

describe('times', () => {
  it('are moved as a whole or at one end, never before the film and never to nothing', () => {
    const nudge = (edge: 'both' | 'start' | 'end', by: number) =>
      told(given({ kind: 'nudge', id: FIRST, edge, by }))[0]?.slice(0, 2);
    expect(nudge('both', 40)).toEqual([40, 1540]);
    expect(nudge('both', -40)).toEqual([0, 1500]);
    expect(nudge('start', 40)).toEqual([40, 1500]);
    expect(nudge('end', -40)).toEqual([0, 1460]);
    expect(nudge('end', -1500)).toEqual([0, 1500]);
  });

  it('keep the cues in order', () => {
    const desk = given({ kind: 'times', id: FIRST, start: 2500, end: 2400 });
    expect(told(desk).slice(0, 2)).toEqual([
      [2000, 3500, TEXTS[1]],
      [2500, 2501, TEXTS[0]],
    ]);
  });
});

describe('a cue', () => {
  it('is divided at its break, its time by what there is to read', () => {
    expect(told(given({ kind: 'split', id: SECOND })).slice(1, 3)).toEqual([
      [2000, 2692, 'Jak se máte?'],
      [2692, 3500, 'Děkuji, dobře.'],
    ]);
  });

  it('is divided where the caret stands, and tags are closed on both sides', () => {
    const parts = told(given({ kind: 'split', id: THIRD, at: 10 })).slice(2);
    expect(parts.map(([, , text]) => text)).toEqual(['<i>Slyšíte</i>', '<i>to</i> taky?']);
  });

  it('that is too short stays whole', () => {
    const short = given({ kind: 'times', id: FIRST, start: 0, end: 60 });
    expect(change(short, { kind: 'split', id: FIRST })).toBe(short);
  });

  it('is joined with the next, and all of it is taken back at once', () => {
    const desk = given({ kind: 'merge', id: FIRST });
    expect(told(desk)[0]).toEqual([0, 3500, `${TEXTS[0]}\n${TEXTS[1]}`]);
    expect(told(change(desk, { kind: 'undo' }))).toEqual(told(opened));
    expect(given({ kind: 'merge', id: THIRD })).toBe(opened);
  });

  it('is put in at its time and taken out, and the work goes on beside it', () => {
    const desk = given({ kind: 'insert', cue: { start: 1600, end: 1900, text: '' } });
    expect(desk.cues[1]).toEqual({ id: desk.current, start: 1600, end: 1900, text: '' });
    const gone = change(desk, { kind: 'remove', id: desk.current ?? 0 });
    expect([told(gone), gone.current]).toEqual([told(opened), SECOND]);
  });
});

describe('all cues at once', () => {
  it('keep the names of those that begin at the same time', () => {
    const cues = [
      { start: 2000, end: 2500, text: 'B' },
      { start: 100, end: 200, text: 'A' },
    ];
    const desk = given({ kind: 'all', cues });
    expect(desk.cues.map(({ text }) => text)).toEqual(['A', 'B']);
    expect(desk.cues[1]?.id).toBe(SECOND);
    expect(new Set([...desk.cues, ...opened.cues].map(({ id }) => id)).size).toBe(4);
  });

  it('are replaced in one step', () => {
    const search = { text: 'd', matchCase: false, wholeWords: false };
    const desk = given({ kind: 'replace-all', search, by: 'T$1' });
    expect(desk.cues.map(({ text }) => text).slice(0, 2)).toEqual([
      'T$1obrý T$1en.',
      'Jak se máte?\nTěkuji, T$1obře.'.replace('Těkuji', 'T$1ěkuji'),
    ]);
    expect(told(change(desk, { kind: 'undo' }))).toEqual(told(opened));
  });
});
