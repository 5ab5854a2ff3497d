import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { expect, it } from 'vitest';
import { writeTtml } from '../../../src/subtitles/write/ttml.ts';
import { cue } from '../sample.ts';

const ID = 'xml:id';
const elements = (element: XmlElement): XmlElement[] => [
  element,
  ...element.children.flatMap((child) => ('name' in child ? elements(child as XmlElement) : [])),
];

it('TTML keeps the rules of EBU-TT-D: looks by reference only, and nothing is referred to that is not there', () => {
  const cues = [
    cue(1000, 2000, '', {
      lines: [
        [
          { text: 'a', italic: true, bold: true },
          { text: 'b', underline: true },
        ],
      ],
    }),
    cue(3000, 4000, 'c', { position: { vertical: 'top', horizontal: 'left' }, speaker: 'Jana' }),
    cue(5000, 6000, 'd', { position: { vertical: 'middle', horizontal: 'right' } }),
  ];
  const { root } = parseXml(writeTtml(cues, { language: 'cs', title: 'Film "A" & <B>' }));
  if (!root) throw new Error('no document');
  const all = elements(root);
  expect(root.attributes).toMatchObject({ 'xml:lang': 'cs', 'ttp:timeBase': 'media' });
  expect(all.find(({ name }) => name === 'ttm:title')?.text).toBe('Film "A" & <B>');
  const styled = all.filter(({ attributes }) => Object.keys(attributes).some((name) => name.startsWith('tts:')));
  expect([...new Set(styled.map(({ name }) => name))].sort()).toEqual(['region', 'style']);
  const ids = all.flatMap(({ attributes }) => attributes[ID] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const references = all.flatMap(({ attributes: { style = '', region = '', 'ttm:agent': agent = '' } }) =>
    `${style} ${region} ${agent}`.split(' ').filter(Boolean),
  );
  expect(references).toEqual(expect.arrayContaining(['italic', 'bold', 'underline', 'left', 'top-left', 'speaker1']));
  expect(references.filter((reference) => !ids.includes(reference))).toEqual([]);
});
