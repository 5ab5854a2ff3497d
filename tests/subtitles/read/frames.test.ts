import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/rational.ts';
import { cueText } from '../../../src/subtitles/cue.ts';
import { codes, read } from '../sample.ts';

describe('MicroDVD', () => {
  it('counts frames at the rate that the file names', () => {
    const { cues, format, problems, timings } = read('{1}{1}23.976\n{24}{48}One|two\n');
    expect({ format, problems, timings }).toEqual({ format: 'microdvd', problems: [], timings: 1 });
    expect(cues).toMatchObject([{ start: 1001, end: 2002 }]);
    expect(cues.map(cueText)).toEqual(['One\ntwo']);
  });

  it("counts at the film's rate where it names none, and at 25 with a warning where nobody does", () => {
    expect(read('{25}{50}One\n', { rate: rational(50) }).cues).toMatchObject([{ start: 500, end: 1000 }]);
    const { cues, problems } = read('{25}{50}One\n');
    expect(cues).toMatchObject([{ start: 1000, end: 2000 }]);
    expect(codes(problems)).toEqual(['frame-rate-unknown']);
  });

  it('reads italics and passes over colours', () => {
    expect(read('{25}{50}{y:i}{c:$0000ff}One|two\n').cues[0]?.lines).toEqual([
      [{ text: 'One', italic: true }],
      [{ text: 'two' }],
    ]);
    expect(read('{25}{50}{Y:i}One|two\n').cues[0]?.lines).toEqual([
      [{ text: 'One', italic: true }],
      [{ text: 'two', italic: true }],
    ]);
  });

  it('loses no line', () => {
    const { problems } = read('{25}{50}One\nand what is this\n{75}{}Open\n');
    expect(codes(problems)).toEqual(['frame-rate-unknown', 'lost-cues', 'bad-time']);
  });
});

describe('times parted by a comma', () => {
  it('reads SBV', () => {
    const { cues, format, problems } = read('0:00:01.500,0:00:02.000\nOne\ntwo\n\n0:00:03.000,0:00:04.000\nThree\n');
    expect({ format, problems }).toEqual({ format: 'sbv', problems: [] });
    expect(cues.map((cue) => [cue.start, cue.end, cueText(cue)])).toEqual([
      [1500, 2000, 'One\ntwo'],
      [3000, 4000, 'Three'],
    ]);
  });

  it('reads SubViewer with its header and breaks', () => {
    const { cues, format, problems } = read(
      '[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n[SUBTITLE]\n\n00:00:01.50,00:00:02.00\nOne[br]two\n',
    );
    expect({ format, problems }).toEqual({ format: 'subviewer', problems: [] });
    expect(cues.map((cue) => [cue.start, cueText(cue)])).toEqual([[1500, 'One\ntwo']]);
  });

  it('loses nothing', () => {
    const { problems, timings } = read(
      '0:00:01.500,0:00:02.000\nOne\n\n0:00:03:000,0:00:04.000\nTwo\n\n0:99:00.000,0:99:01.000\nThree\n',
    );
    expect(timings).toBe(3);
    expect(codes(problems)).toEqual(['bad-time', 'bad-time']);
  });
});
