import type { BrochureSection } from '../../plan/kit/said.ts';
import { filled } from '../../plan/kit/words.ts';
import { codeWidth } from './code.ts';
import type { Flow } from './flow.ts';
import { type Item, type Tag, tag } from './leaf.ts';
import { COLOURS, coloured } from './look.ts';
import {
  type CodeAsk,
  codeAtRight,
  codeColumn,
  codeTexts,
  fitted,
  flowIn,
  mainColumn,
  newLeaf,
  ownLanguage,
  type Setting,
  shortened,
} from './setting.ts';

/** Between the text and the column for codes; points. */
const GUTTER = 22;

/** The place to which the list of contents leads. */
export const anchorOf = (i: number): string => `section-${i + 1}`;

/** Sets a section on a leaf of its own: its picture, what it is called, its code, and all that is said of it. */
export const setSection = (setting: Setting, section: BrochureSection, i: number, still: string | undefined): void => {
  const { look, root, contents } = setting;
  const { words } = contents;
  const part = tag('Sect', root);
  const leaf = newLeaf(setting);
  const { title, address, time } = section;
  const code = address ? { address, label: words.watch, note: filled(words.at, { time }), within: part } : undefined;
  const body = (flow: Flow): void => {
    setHead(setting, flow, section, part, code);
    setBody(setting, flow, section, part);
  };
  const high = still === undefined ? look.top * 1.2 : pictureHeight(setting, body);
  const alt = filled(words.picture, { title });
  leaf.items.push(
    { kind: 'anchor', name: anchorOf(i), title, x: 0, y: 0 },
    still === undefined
      ? { kind: 'box', x: 0, y: 0, width: look.width, height: high, fill: COLOURS.deep }
      : { kind: 'picture', still, x: 0, y: 0, width: look.width, height: high, tag: tag('Figure', part, { alt }) },
    { kind: 'box', x: look.left, y: high - 2.5, width: look.gap * 2.4, height: 5, fill: COLOURS.warm },
  );
  const first = setting.leaves.length;
  body(flowIn(setting, mainColumn(setting, leaf, high + 1.4 * look.gap)));
  for (const more of setting.leaves.slice(first)) more.items.push(...headed(setting, title));
};

/** Over the text of a leaf that a section goes on to: which one it is. */
const headed = ({ look, measure }: Setting, title: string): Item[] => {
  const style = { ...look.small, face: 'bold', colour: COLOURS.deep } as const;
  const width = look.width - look.left - look.right;
  const y = look.top * 0.62;
  const text = shortened(title, width, (line) => measure(line, style.face, style.size));
  const { face, size, colour } = style;
  return [
    { kind: 'text', text, x: look.left, y, face, size, colour, width: measure(text, face, size) },
    { kind: 'box', x: look.left, y: y + 5, width, height: 0.6, fill: COLOURS.line },
  ];
};

/** Shares of a leaf that the picture of a section may take, from much to little. */
const [MOST, USUAL, LEAST] = [0.52, 0.36, 0.26];

/** A section of few words has more of its picture, and one that nearly fits on its leaf a little less. */
const pictureHeight = (setting: Setting, body: (flow: Flow) => void): number => {
  const { look } = setting;
  const column = mainColumn(setting, { items: [] });
  const spare = column.bottom - 1.4 * look.gap - flowIn({ ...setting, leaves: [] }, column).heightOf(body) - 1;
  return look.height * (spare < look.height * LEAST ? USUAL : Math.min(MOST, spare / look.height));
};

const setHead = (
  setting: Setting,
  flow: Flow,
  { title, kind, country }: BrochureSection,
  part: Tag,
  code: CodeAsk | undefined,
): void => {
  const { look, measure } = setting;
  const about = [kind, country].filter(Boolean).join('  ·  ');
  const isAside = code && look.side !== undefined && codeWidth(code.address, look.code) <= look.side - GUTTER;
  if (isAside && look.side !== undefined) {
    const place = { x: look.width - look.right - look.side + GUTTER, y: flow.y() - 2, width: look.side - GUTTER };
    flow.column().leaf.items.push(...codeColumn(setting, code, place).items);
  }
  const top = flow.y();
  const taken = code && !isAside ? codeAtRight(setting, flow, code) : 0;
  const width = flow.width() - (taken ? taken + GUTTER / 2 : 0);
  if (about) flow.text(tag('P', part), about, look.label, { width });
  flow.gap(3);
  flow.text(tag('H2', part), title, fitted(measure, title, look.title, width, 3), { isBalanced: true, width });
  if (!code || isAside) return;
  flow.gap(4);
  const texts = codeTexts(setting, code, { x: 0, y: 0, width });
  flow.block(texts.end, (x, y) => codeTexts(setting, code, { x, y, width }).items);
  flow.below(top + taken);
};

const setBody = (setting: Setting, flow: Flow, section: BrochureSection, part: Tag): void => {
  const { look, contents } = setting;
  const { words } = contents;
  const { text, isPractice, practices, questions } = section;
  const padding = look.gap * 0.65;
  if (text) {
    flow.gap(look.gap * 0.8);
    const said = (inner: Flow): void => inner.text(() => tag('P', part), text, look.body);
    if (isPractice) flow.box({ fill: COLOURS.paleDeep, bar: COLOURS.deep, padding }, said);
    else said(flow);
  }
  for (const practice of practices) {
    flow.gap(look.gap * 0.8);
    const box = tag('Sect', part);
    flow.box({ fill: COLOURS.paleDeep, bar: COLOURS.deep, padding }, (inner) => {
      inner.text(tag('P', box, ownLanguage(setting)), words.kinds['good-practice'], look.label);
      inner.text(tag('H3', box), practice.title, look.part, { isBalanced: true });
      inner.gap(4);
      inner.text(() => tag('P', box), practice.text, look.body);
    });
  }
  if (questions.length === 0) return;
  flow.gap(look.gap * 0.8);
  const box = tag('Sect', part);
  flow.box({ fill: COLOURS.paleWarm, bar: COLOURS.warm, padding }, (inner) => {
    inner.text(tag('H3', box, ownLanguage(setting)), words.talk, coloured(look.part, COLOURS.warm));
    inner.gap(3);
    const list = tag('L', box);
    for (const question of questions) {
      inner.gap(4);
      const item = tag('LI', list);
      inner.text(tag('LBody', item), question, look.body, {
        indent: 14,
        beside: (x, y) => [
          { kind: 'box', x: x + 1, y: y - look.body.size * 0.5, width: 5, height: 5, fill: COLOURS.warm, radius: 2.5 },
        ],
      });
    }
  });
};
