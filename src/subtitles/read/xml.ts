import { parseXml, type XmlElement } from '@rgrove/parse-xml';

const MAX_DEPTH = 100;
const MAX_LENGTH = 20_000_000;

/** What is no tag, whatever stands in it. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** How deep the elements go, told from the tags alone, so that the parser's own recursion is never put to the test. */
const depthOf = (text: string): number => {
  let [depth, deepest] = [0, 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const skipped = SKIPPED.find(([begin]) => text.startsWith(begin, at));
    const end = skipped ? text.indexOf(skipped[1], at + skipped[0].length) : endOfTag(text, at);
    if (end < 0) break;
    if (!skipped && text[at + 1] === '/') depth--;
    else if (!skipped && text[end - 1] !== '/') depth++;
    deepest = Math.max(deepest, depth);
    at = end;
  }
  return deepest;
};

/** Where a tag ends: its attributes may hold `>` and `/>` in their quotes. */
const endOfTag = (text: string, begin: number): number => {
  const marks = /["'>]/g;
  marks.lastIndex = begin;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '>') return mark.index;
    marks.lastIndex = text.indexOf(mark[0], mark.index + 1) + 1;
    if (marks.lastIndex === 0) return -1;
  }
  return -1;
};

const refusal = (text: string): string | undefined => {
  if (text.length > MAX_LENGTH) return 'it is larger than 20 million characters';
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    return 'it has a document type or entities of its own, which are not safe to read';
  return depthOf(text) > MAX_DEPTH ? `its elements are nested deeper than ${MAX_DEPTH}` : undefined;
};

/** The root element, or what is wrong. Entities, document types, great depth and great size are refused unread. */
export const readXml = (text: string): { readonly root: XmlElement } | { readonly wrong: string } => {
  const wrong = refusal(text);
  if (wrong) return { wrong };
  try {
    const { root } = parseXml(text);
    return root ? { root } : { wrong: 'it has no element' };
  } catch (error) {
    return { wrong: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it cannot be read' };
  }
};

/** Prefixes are free to choose, so names are compared without them. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export const attributesOf = (element: XmlElement): ReadonlyMap<string, string> =>
  new Map(Object.entries(element.attributes).map(([name, value]) => [localName(name), value]));
