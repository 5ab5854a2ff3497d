import { describe, expect, it } from 'vitest';
import { bars } from '../../bench/bars.ts';
import { table, writeSection } from '../../bench/section.ts';

const document =
  'Before\n<!-- measured: films -->\nold\n<!-- end: films -->\nAfter\n<!-- measured: x -->\n<!-- end: x -->\n';

describe('a section of the document', () => {
  it('takes the place of what was measured before, and leaves the rest', () => {
    const once = writeSection(document, { name: 'films', lines: ['new', 'lines'] });
    expect(once).toBe(document.replace('\nold\n', '\n\nnew\nlines\n\n'));
    expect(writeSection(once, { name: 'films', lines: ['new', 'lines'] })).toBe(once);
  });

  it('shows its plot, where it has one', () => {
    const plotted = writeSection(document, { name: 'films', lines: ['new'], plot: '<svg/>' });
    expect(plotted).toContain('new\n\n![The same as bars](performance/films.svg)\n\n<!-- end: films -->');
  });

  it('has a place, or is told of', () => {
    expect(() => writeSection(document, { name: 'other', lines: [] })).toThrow('measured: other');
  });

  it('may hold a table', () => {
    expect(table(['a', 'b'], [['1', '2']])).toEqual(['| a | b |', '| --- | --- |', '| 1 | 2 |']);
  });
});

describe('bars', () => {
  it('are as long as their values, with words that need no other file', () => {
    const svg = bars('CPU & more', [
      { label: 'script', value: 1 },
      { label: '<ours>', value: 0.25, says: 'a quarter' },
    ]);
    const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(0.25);
    expect(svg).toContain('aria-label="CPU &#38; more"');
    expect(svg).toContain('&#60;ours&#62;');
    expect(svg).toContain('a quarter');
    expect(svg).toContain('1.00');
  });

  it('stand also where all are nothing', () => {
    expect(bars('t', [{ label: 'a', value: 0 }])).toContain('width="0.0"');
  });
});
