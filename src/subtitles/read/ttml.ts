import type { XmlElement, XmlText } from '@rgrove/parse-xml';
import { add, type Rational, rational } from '../../rational.ts';
import { cueProblem } from '../problem.ts';
import { addCue, type Findings, newFindings, quote, refuseTiming } from './findings.ts';
import { addBreak, addText, type Builder, finish, newBuilder, withoutControls } from './styles.ts';
import { elementsIn, readHead, type Styles, stylesOf, type TtmlHead, ttmlPosition } from './ttmlstyle.ts';
import { readClock, type TtmlClock, toMilliseconds, ttmlTime } from './ttmltime.ts';
import { attributesOf, localName, readXml } from './xml.ts';

interface Walk {
  readonly found: Findings;
  readonly clock: TtmlClock;
  readonly head: TtmlHead;
}

/** What an element takes from those around it. */
interface Scope {
  readonly styles: Styles;
  readonly region: string | undefined;
  readonly agent: string | undefined;
  readonly begin: Rational;
  readonly end: Rational | undefined;
  readonly keepSpaces: boolean;
}

type Timed = 'untimed' | 'timed' | 'unreadable';

const innerScope = (walk: Walk, element: XmlElement, scope: Scope): { scope: Scope; timed: Timed } => {
  const attributes = attributesOf(element);
  const read = (name: string): Rational | undefined => ttmlTime(attributes.get(name) ?? '', walk.clock);
  const said = ['begin', 'end', 'dur'].filter((name) => attributes.has(name));
  const begin = add(scope.begin, read('begin') ?? rational(0));
  const duration = read('dur');
  const until = read('end');
  const end = until ? add(scope.begin, until) : duration ? add(begin, duration) : scope.end;
  const inner: Scope = {
    styles: stylesOf(element, scope.styles, walk.head),
    region: attributes.get('region') ?? scope.region,
    agent: attributes.get('agent') ?? scope.agent,
    begin,
    end,
    keepSpaces: attributes.has('space') ? attributes.get('space') === 'preserve' : scope.keepSpaces,
  };
  const timed = said.length === 0 ? 'untimed' : said.every((name) => read(name)) ? 'timed' : 'unreadable';
  return { scope: inner, timed };
};

const setLook = (builder: Builder, styles: Styles): void => {
  builder.open.set('i', ['italic', 'oblique'].includes(styles.get('fontStyle') ?? '') ? 1 : 0);
  builder.open.set('b', styles.get('fontWeight') === 'bold' ? 1 : 0);
  builder.open.set('u', (styles.get('textDecoration') ?? '').split(/\s+/).includes('underline') ? 1 : 0);
};

/** Line feeds and indentation of the XML are no text, unless `xml:space` says so. */
const addWords = (builder: Builder, text: string, { styles, keepSpaces }: Scope): void => {
  setLook(builder, styles);
  const pieces = keepSpaces ? text.split('\n') : [text.replace(/[ \t\r\n]+/g, ' ')];
  pieces.forEach((piece, i) => {
    if (i > 0) addBreak(builder);
    const last = builder.lines.at(-1)?.at(-1)?.text ?? ' ';
    addText(builder, withoutControls(!keepSpaces && last.endsWith(' ') ? piece.replace(/^ /, '') : piece));
  });
};

const addContent = (walk: Walk, builder: Builder, element: XmlElement, scope: Scope): void => {
  for (const child of element.children) {
    if (child.type === 'text' || child.type === 'cdata') addWords(builder, (child as XmlText).text, scope);
    if (child.type !== 'element') continue;
    const inner = child as XmlElement;
    const name = localName(inner.name);
    if (name === 'br') addBreak(builder);
    else if (name === 'span') addContent(walk, builder, inner, innerScope(walk, inner, scope).scope);
  }
};

const readCue = (walk: Walk, element: XmlElement, scope: Scope, timed: Timed): void => {
  const builder = newBuilder();
  addContent(walk, builder, element, scope);
  const lines = finish(builder);
  const words = lines.flatMap((line) => line.map(({ text }) => text)).join(' ');
  const position = ttmlPosition(walk.head.regions.get(scope.region ?? ''), scope.styles);
  const speaker = walk.head.agents.get(scope.agent ?? '');
  if (timed === 'unreadable' || !scope.end) {
    const { begin, end, dur } = element.attributes;
    refuseTiming(walk.found, 0, `${quote(`begin ${begin}, end ${end ?? dur}`)} are no times.`, words);
    return;
  }
  addCue(walk.found, 0, {
    start: toMilliseconds(scope.begin),
    end: toMilliseconds(scope.end),
    lines,
    ...(position ? { position } : {}),
    ...(speaker ? { speaker } : {}),
  });
};

/** In a paragraph without times of its own, its spans may have them: then each is a cue. */
const readParagraph = (walk: Walk, element: XmlElement, scope: Scope, timed: Timed): void => {
  const spans = elementsIn(element).map((span) => ({ span, ...innerScope(walk, span, scope) }));
  const own = spans.filter((inner) => inner.timed !== 'untimed');
  if (timed !== 'untimed' || own.length === 0) {
    if (scope.end || element.text.trim() !== '') readCue(walk, element, scope, timed);
    return;
  }
  for (const inner of own) readCue(walk, inner.span, inner.scope, inner.timed);
};

const walkBody = (walk: Walk, element: XmlElement, scope: Scope): void => {
  const inner = innerScope(walk, element, scope);
  if (localName(element.name) === 'p') readParagraph(walk, element, inner.scope, inner.timed);
  else for (const child of elementsIn(element)) walkBody(walk, child, inner.scope);
};

/**
 * TTML 1 and 2, EBU-TT-D, IMSC: words, looks, places (of the nine we know) and speakers. Times nest and may be clock
 * times, frames or ticks. A document that is not well-formed, or not safe, is refused with the parser's reason.
 */
export const readTtml = (text: string, file: string): Findings => {
  const found = newFindings(file);
  const read = readXml(text);
  if ('wrong' in read) {
    found.problems.push(
      cueProblem('block', 'not-subtitles', { file }, `this TTML cannot be read: ${read.wrong}. Export it again.`),
    );
    return found;
  }
  const attributes = attributesOf(read.root);
  const walk = { found, clock: readClock((name) => attributes.get(name)), head: readHead(read.root) };
  const keepSpaces = attributes.get('space') === 'preserve';
  const scope = {
    styles: new Map(),
    region: undefined,
    agent: undefined,
    begin: rational(0),
    end: undefined,
    keepSpaces,
  };
  for (const body of elementsIn(read.root).filter(({ name }) => localName(name) === 'body'))
    walkBody(walk, body, scope);
  return found;
};
