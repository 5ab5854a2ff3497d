import { describe, expect, it } from 'vitest';
import { entryAt, rangeOf } from '../../../src/web/editor/position.ts';

const TEXT = `{
  "title": { "en": "Farm", "a/b": "x" },
  "timeline": [
    { "clip": "farm", "to": "9s" },
    { "card": { "title": "End" }, "duration": "4s" }
  ]
}`;
const marked = (at: string, text = TEXT): string => {
  const { from, to } = rangeOf(text, at);
  return text.slice(from, to);
};

describe('the place of a problem', () => {
  it('is the value that its pointer names', () => {
    expect(marked('/timeline/0/to')).toBe('"9s"');
    expect(marked('/title/en')).toBe('"Farm"');
    expect(marked('/title/a~1b')).toBe('"x"');
  });

  it('is the name of an object, and the first character of an entry', () => {
    expect(marked('/timeline')).toBe('"timeline"');
    expect(rangeOf(TEXT, '/timeline/1')).toEqual({ from: TEXT.indexOf('{ "card"'), to: TEXT.indexOf('{ "card"') + 1 });
  });

  it('is the nearest thing that is there', () => {
    expect(marked('/timeline/1/card/subtitle')).toBe('"card"');
    expect(marked('/languages')).toBe('{');
    expect(marked('subtitles/cs.srt:12')).toBe('{');
  });

  it('is a line and a column where the text is no JSON', () => {
    expect(marked('line 2, column 7', '{\n  "a" "b"\n}')).toBe('"b"');
    expect(rangeOf('{', 'line 9, column 9')).toEqual({ from: 0, to: 1 });
    expect(rangeOf('', 'line 1, column 1')).toEqual({ from: 0, to: 0 });
  });
});

it('the entry of a place of the text is found, and none between them', () => {
  expect([TEXT.indexOf('"9s"'), TEXT.indexOf('"End"'), TEXT.indexOf('"title"')].map((at) => entryAt(TEXT, at))).toEqual(
    [0, 1, undefined],
  );
});
