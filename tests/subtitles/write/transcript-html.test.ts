import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { describe, expect, it } from 'vitest';
import { formatClock, transcriptHtml, writeTranscriptHtml } from '../../../src/subtitles/write/transcript-html.ts';
import { cue } from '../sample.ts';

const CUES = [
  cue(1500, 2500, 'Vítejte u nás'),
  cue(2500, 4000, '', { lines: [[{ text: 'v ' }, { text: 'Horní', italic: true }], [{ text: 'Lhotě.' }]] }),
  cue(62_000, 64_000, 'R&D: <script>alert("1")</script>', { speaker: 'Jana "J" <X>' }),
];
const SECTIONS = [
  { title: 'Péče & lidé', start: 60_000 },
  { title: 'Konec', start: 90_000 },
];
const OPTIONS = { language: 'cs', title: 'Blízko "domova" <1>' };

/** The page by a strict reader of markup; its empty elements closed, as HTML need not. */
const parse = (html: string): XmlElement => {
  const root = parseXml(html.replace('<!DOCTYPE html>', '').replace(/<meta ([^>]*)>/g, '<meta $1/>')).root;
  if (!root) throw new Error('no page');
  return root;
};
const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => {
    if (!('children' in child)) return [];
    const inner = child as XmlElement;
    return [...(inner.name === name ? [inner] : []), ...all(inner, name)];
  });

describe('the transcript as a page', () => {
  const page = parse(writeTranscriptHtml(CUES, SECTIONS, OPTIONS));

  it('says its language, its letters and its title', () => {
    expect(page.attributes).toEqual({ lang: 'cs', dir: 'auto' });
    expect(all(page, 'meta')[0]?.attributes).toEqual({ charset: 'utf-8' });
    expect(all(page, 'title').map(({ text }) => text)).toEqual([OPTIONS.title]);
    expect(all(page, 'h1').map(({ text }) => text)).toEqual([OPTIONS.title]);
  });

  it('has the words under the headings of the sections, and what stands before them', () => {
    const sections = all(page, 'section').map((section) => [
      all(section, 'h2').map(({ text }) => text),
      all(section, 'p').map(({ text }) => text),
    ]);
    expect(sections).toEqual([
      [[], ['Vítejte u nás v Horní Lhotě.']],
      [['Péče & lidé'], ['Jana "J" <X>: R&D: <script>alert("1")</script>']],
      [['Konec'], []],
    ]);
  });

  it('has the times at which they are said', () => {
    expect(all(page, 'time').map(({ text, attributes }) => `${text} ${attributes.datetime}`)).toEqual([
      '0:01 PT1S',
      '1:02 PT62S',
    ]);
  });

  it('keeps italics, and nothing else of a cue is markup', () => {
    expect(all(page, 'i').map(({ text }) => text)).toEqual(['Horní']);
    expect(all(page, 'script')).toEqual([]);
  });

  it('has no character that HTML forbids', () => {
    const html = writeTranscriptHtml([cue(0, 1000, 'a\u0000b\ud800c\u0007d')], [], OPTIONS);
    expect(html).toContain('>abcd<');
  });

  it('looks up nothing elsewhere', () => {
    expect(writeTranscriptHtml(CUES, SECTIONS, OPTIONS)).not.toMatch(/https?:|src=|@import|url\(/);
  });
});

describe('its parts', () => {
  it('stand under headings of any level, with times as links', () => {
    const part = transcriptHtml(CUES, SECTIONS, {
      level: 3,
      time: (ms, clock) => `<a href="#t=${ms / 1000}">${clock}</a>`,
    });
    expect(part).toContain('<h3>Konec</h3>');
    expect(part).toContain('<time datetime="PT62S"><a href="#t=62">1:02</a></time>');
  });

  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [600_000, '10:00'],
    [3_723_000, '1:02:03'],
  ])('write %i ms as %s', (ms, clock) => {
    expect(formatClock(ms)).toBe(clock);
  });
});
