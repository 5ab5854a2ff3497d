import { parseXml, type XmlElement } from '@rgrove/parse-xml';

const MAX_DEPTH = 100;
const MAX_LENGTH = 20_000_000;
/** The parser takes about two kilobytes for each. */
const MAX_ELEMENTS = 500_000;
/** The parser's time grows faster than their number. */
const MAX_ATTRIBUTES = 1000;

/** What is no tag, whatever stands in it. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

interface Extent {
  readonly depth: number;
  readonly elements: number;
  /** Of the element that has the most. */
  readonly attributes: number;
}

/** How deep and how many the elements are, told from the tags alone, so that the parser's own recursion is never put to the test. */
const extentOf = (text: string): Extent => {
  let [depth, deepest, elements, attributes] = [0, 0, 0, 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const skipped = SKIPPED.find(([begin]) => text.startsWith(begin, at));
    const tag = skipped ? undefined : tagAt(text, at);
    const end = tag?.end ?? text.indexOf(skipped?.[1] ?? '>', at + (skipped?.[0].length ?? 0));
    if (end < 0) break;
    if (tag && text[at + 1] === '/') depth--;
    else if (tag) {
      elements++;
      if (text[end - 1] !== '/') depth++;
      attributes = Math.max(attributes, tag.attributes);
    }
    deepest = Math.max(deepest, depth);
    at = end;
  }
  return { depth: deepest, elements, attributes };
};

/** Where a tag ends, −1 where it does not: its attributes may hold `>` and `/>` in their quotes. */
const tagAt = (text: string, begin: number): { readonly end: number; readonly attributes: number } => {
  const marks = /["'>]/g;
  marks.lastIndex = begin;
  let attributes = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '>') return { end: mark.index, attributes };
    attributes++;
    marks.lastIndex = text.indexOf(mark[0], mark.index + 1) + 1;
    if (marks.lastIndex === 0) break;
  }
  return { end: -1, attributes };
};

const refusal = (text: string): string | undefined => {
  if (text.length > MAX_LENGTH) return 'it is larger than 20 million characters';
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    return 'it has a document type or entities of its own, which are not safe to read';
  const { depth, elements, attributes } = extentOf(text);
  if (depth > MAX_DEPTH) return `its elements are nested deeper than ${MAX_DEPTH}`;
  if (elements > MAX_ELEMENTS) return `it has more than ${MAX_ELEMENTS} elements`;
  return attributes > MAX_ATTRIBUTES ? `an element has more than ${MAX_ATTRIBUTES} attributes` : undefined;
};

/** What the parser would do with each of them by itself, in the square of their number. */
const withoutReturns = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The root element, or what is wrong. Entities, document types, great depth and great size are refused unread. */
export const readXml = (text: string): { readonly root: XmlElement } | { readonly wrong: string } => {
  const wrong = refusal(text);
  if (wrong) return { wrong };
  try {
    const { root } = parseXml(withoutReturns(text));
    return root ? { root } : { wrong: 'it has no element' };
  } catch (error) {
    return { wrong: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it cannot be read' };
  }
};

/** Prefixes are free to choose, so names are compared without them. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export const attributesOf = (element: XmlElement): ReadonlyMap<string, string> =>
  new Map(Object.entries(element.attributes).map(([name, value]) => [localName(name), value]));
