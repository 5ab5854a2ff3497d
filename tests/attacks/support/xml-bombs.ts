import { rounds } from '../../support/seed.ts';
import type { Trap } from './trap.ts';

/** How a document of a kind begins and ends; between them stands text or elements. */
export interface XmlKind {
  readonly kind: string;
  readonly begin: string;
  readonly end: string;
}

/** Every kind of XML that is read. */
export const xmlKinds: readonly XmlKind[] = [
  {
    kind: 'tt',
    begin: '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">',
    end: '</p></div></body></tt>',
  },
  {
    kind: 'fcpxml',
    begin:
      '<fcpxml version="1.9"><resources><format id="f" frameDuration="1/25s"/></resources><project><sequence format="f"><spine>',
    end: '</spine></sequence></project></fcpxml>',
  },
  {
    kind: 'xmeml',
    begin: '<xmeml version="4"><sequence><name>',
    end: '</name><rate><timebase>25</timebase></rate><media><video><track/></video></media></sequence></xmeml>',
  },
  {
    kind: 'mlt',
    begin: '<mlt><profile frame_rate_num="25" frame_rate_den="1"/><producer id="p">',
    end: '</producer><playlist id="x"><entry producer="p" in="0" out="9"/></playlist></mlt>',
  },
];

const MANY = rounds(100_000, 1_000_000);
const deep = (open: string, depth = 100_000): string => open.repeat(depth) + '</x>'.repeat(depth);
const many = (make: (i: number) => string): string => Array.from({ length: MANY }, (_, i) => make(i)).join('');
const laughs = ['<!ENTITY a0 "ha">', ...Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`)];

export interface XmlBomb {
  readonly what: string;
  /** Before the document, and within it. */
  readonly text: (kind: XmlKind) => string;
}

/** Documents that would take ever more time, memory or depth, or that name what is not theirs. */
export const xmlBombs = ({ text, address }: Pick<Trap, 'text' | 'address'>): readonly XmlBomb[] => {
  const within = (what: string, make: () => string): XmlBomb => ({
    what,
    text: ({ begin, end }) => begin + make() + end,
  });
  const typed = (what: string, type: (kind: string) => string, inner = '&x;'): XmlBomb => ({
    what,
    text: ({ kind, begin, end }) => `<?xml version="1.0"?>${type(kind)}${begin}${inner}${end}`,
  });
  return [
    typed('a billion laughs', (kind) => `<!DOCTYPE ${kind} [${laughs.join('')}]>`, '&a30;'),
    typed(
      'one long entity, many times',
      (kind) => `<!DOCTYPE ${kind} [<!ENTITY x "${'x'.repeat(1e5)}">]>`,
      '&x;'.repeat(1e5),
    ),
    typed('an entity that is a file', (kind) => `<!DOCTYPE ${kind} [<!ENTITY x SYSTEM "file://${text}">]>`),
    typed('an entity that is an address', (kind) => `<!DOCTYPE ${kind} [<!ENTITY x SYSTEM "${address}/x">]>`),
    typed('an entity of parameters', (kind) => `<!DOCTYPE ${kind} [<!ENTITY % x SYSTEM "${address}/x.dtd"> %x;]>`),
    typed('a document type elsewhere', (kind) => `<!DOCTYPE ${kind} SYSTEM "${address}/x.dtd">`, ''),
    typed('a document type in a file', (kind) => `<!DOCTYPE ${kind} PUBLIC "-//x" "file://${text}">`, ''),
    typed('a document type in small letters', (kind) => `<!doctype ${kind} [<!entity x SYSTEM "file://${text}">]>`),
    within('a document type within', () => `<!DOCTYPE x [<!ENTITY x SYSTEM "file://${text}">]>&x;`),
    within('an entity nobody declared', () => '&x;'),
    within('elements 100,000 deep', () => deep('<x>')),
    within('elements that do not end', () => '<x>'.repeat(MANY)),
    within('depth behind attributes', () => deep('<x a="/>">')),
    within('depth behind comments', () => deep('<x><!-- </y> -->')),
    within('depth behind literal text', () => deep('<x><![CDATA[</y>]]>')),
    within('depth behind instructions', () => deep('<x><?y </y>?>')),
    within('an element of many attributes', () => `<x ${many((i) => ` a${i}="1"`)}/>`),
    within('more elements than any film has', () => '<x/>'.repeat(1e6)),
    within('many open comments', () => '<!-- '.repeat(MANY)),
    within('many open literal texts', () => '<![CDATA['.repeat(MANY)),
    within('many open tags', () => '<'.repeat(MANY)),
    within('many open quotes', () => `<x a="'`.repeat(MANY)),
  ];
};

/** What is allowed, and must be no more work than its size: returns before line feeds were the square of it. */
export const largeXml: readonly XmlBomb[] = [
  ['line breaks of Windows', () => '\r\n'.repeat(MANY)],
  ['line breaks of old Macs', () => '\r'.repeat(MANY)],
  ['references', () => '&amp;&#65;'.repeat(MANY)],
  ['letters', () => 'x'.repeat(10 * MANY)],
  ['instructions', () => '<?x ?>'.repeat(MANY / 4)],
].map(([what, make]) => ({ what: what as string, text: ({ begin, end }) => begin + (make as () => string)() + end }));
