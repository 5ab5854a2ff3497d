import { describe, expect, it } from 'vitest';
import type { Cue } from '../../src/subtitles/cue.ts';
import { cueOf, editedCue } from '../../src/subtitles/edited-cue.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { writeTrack } from '../../src/subtitles/write.ts';

const cue = (more: Partial<Cue> & Pick<Cue, 'lines'>): Cue => ({ start: 1_010, end: 2_500, ...more });
const CUES: readonly Cue[] = [
  cue({ lines: [[{ text: 'Dobrý den.' }]] }),
  cue({
    lines: [
      [{ text: 'Nurse', italic: true }, { text: ' & ' }, { text: 'bus', bold: true, underline: true }],
      [{ text: 'a < b' }],
    ],
  }),
  cue({ lines: [[{ text: '<i> \\N &lt; {\\an8} {Y:i} &nbsp;', italic: true }]] }),
  cue({ lines: [[{ text: 'Up' }]], position: { vertical: 'top', horizontal: 'left' }, speaker: 'Jana' }),
  cue({ lines: [[{ text: 'Middle' }]], position: { vertical: 'middle', horizontal: 'center' } }),
];

describe('a cue as an editor shows it', () => {
  it.each(CUES)('comes back as it was: $lines', (one) => {
    const { cue: again, faults } = cueOf(editedCue(one, 1));
    expect([again, faults]).toEqual([one, []]);
  });

  it('has markup only where that says more than its text', () => {
    expect(CUES.map((one) => 'markup' in editedCue(one, 1))).toEqual([false, true, true, false, false]);
  });

  it('is words and nothing else where only its text is sent', () => {
    expect(cueOf({ start: 0, end: 1, text: ' <i>a</i>\r\n\nb ' }).cue.lines).toEqual([
      [{ text: '<i>a</i>' }],
      [{ text: 'b' }],
    ]);
    expect(cueOf({ start: 0, end: 1, markup: '<i>a' }).faults).toHaveLength(1);
  });

  it('loses nothing in the file that it is kept as', () => {
    const kept = CUES.filter((_, i) => i !== 2);
    const bytes = new TextEncoder().encode(writeTrack(kept, 'vtt', { language: 'cs' }));
    expect(readTrack(bytes, { language: 'cs' }).cues).toEqual(kept);
  });
});
