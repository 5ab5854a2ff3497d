import { LISTED_FROM } from '../../plan/kit/guide-page.ts';
import type { GuideContents, GuideRecommendation } from '../../plan/kit/said.ts';
import { filled } from '../../plan/kit/words.ts';
import { codeWidth } from './code.ts';
import type { Flow } from './flow.ts';
import { type Item, type Leaf, type Measure, type Tag, tag } from './leaf.ts';
import { COLOURS, coloured, type Look, sized } from './look.ts';
import {
  codeColumn,
  fitted,
  flowIn,
  fundingRow,
  furnish,
  lettered,
  mainColumn,
  newLeaf,
  newSetting,
  ownLanguage,
  type Setting,
  shortAddress,
} from './setting.ts';

/** Sets the recommendations: a head, what they are about, a list where there are many, and each with its places in the film. */
export const setGuide = (contents: GuideContents, look: Look, measure: Measure): readonly Leaf[] =>
  setLeaves(contents, look, measure, beginsOf(setLeaves(contents, look, measure, []), contents));

const setLeaves = (
  contents: GuideContents,
  look: Look,
  measure: Measure,
  begins: readonly number[],
): readonly Leaf[] => {
  const setting = newSetting(look, measure, contents);
  const leaf = newLeaf(setting);
  const top = setHead(setting, contents, leaf);
  const flow = flowIn(setting, mainColumn(setting, leaf, top));
  const { introduction, recommendations } = contents;
  if (introduction) {
    flow.text(() => tag('P', setting.root), introduction, look.lead);
    flow.gap(look.gap);
  }
  if (recommendations.length >= LISTED_FROM) setList(setting, flow, recommendations, begins);
  for (const each of recommendations) setRecommendation(setting, flow, each);
  if (contents.funding) {
    const height = flow.heightOf((dry) => fundingRow(setting, dry, setting.root, true));
    flow.gap(1.6 * look.gap);
    flow.need(height);
    flow.below(look.height - look.bottom - height);
    fundingRow(setting, flow, setting.root, true);
  }
  furnish(setting, `${contents.title} – ${contents.film}`, false);
  return setting.leaves;
};

const anchorOf = (number: number): string => `recommendation-${number}`;

const beginsOf = (leaves: readonly Leaf[], { recommendations }: GuideContents): number[] =>
  recommendations.map(({ number }) =>
    leaves.findIndex(({ items }) => items.some((item) => item.kind === 'anchor' && item.name === anchorOf(number))),
  );

/** A band with the title over the whole leaf, and the film's code at its right. @returns where the text begins */
const setHead = (setting: Setting, { title, film, address, words }: GuideContents, { items }: Leaf): number => {
  const { look, measure, root } = setting;
  const { width, left, right, gap } = look;
  const side = address ? codeWidth(address, look.code) : 0;
  const room = width - left - right - (side ? side + gap : 0);
  const part = tag('Sect', root);
  const over = lettered(measure, tag('P', part), film, coloured(look.label, COLOURS.lightWarm), {
    ...{ x: left, y: look.top * 0.75, width: room },
  });
  const style = coloured(fitted(measure, title, sized(look.title, look.title.size * 1.15), room, 3), COLOURS.white);
  const name = lettered(measure, tag('H1', part), title, style, {
    x: left,
    y: over.end + 8,
    width: room,
    isBalanced: true,
  });
  const link = address ? tag('Link', tag('P', part), { link: address }) : undefined;
  const site = address
    ? lettered(measure, link, shortAddress(address), coloured(look.small, COLOURS.white), {
        x: left,
        y: name.end + 6,
        width: room,
      })
    : { items: [], end: name.end };
  const height = Math.max(site.end, side ? look.top * 0.6 + side : 0) + 1.2 * gap;
  items.push({ kind: 'box', x: 0, y: 0, width, height, fill: COLOURS.deep });
  items.push({ kind: 'box', x: left, y: height - 2.5, width: gap * 2.4, height: 5, fill: COLOURS.warm });
  items.push(...over.items, ...name.items, ...site.items);
  if (address) {
    const alt = filled(words.code, { address });
    items.push({
      ...{ kind: 'code', text: address, x: width - right - side, y: (height - side) / 2, width: side },
      tag: tag('Figure', part, { alt }),
    });
  }
  return height + 1.5 * gap;
};

const setList = (
  { root, look, measure }: Setting,
  flow: Flow,
  recommendations: readonly GuideRecommendation[],
  begins: readonly number[],
): void => {
  const list = tag('TOC', root);
  for (const [i, { number, title }] of recommendations.entries()) {
    const entry = tag('TOCI', list);
    const leaf = String((begins[i] ?? 0) + 1);
    const wide = measure(leaf, 'bold', look.body.size);
    const said = { kind: 'text', face: 'bold', size: look.body.size, colour: COLOURS.warm } as const;
    const text = `${number}.`;
    flow.text(tag('Link', entry, { goTo: anchorOf(number) }), title, look.body, {
      ...{ indent: 26, width: flow.width() - 30 },
      beside: (x, y): Item[] => [
        { ...said, text, x, y, width: measure(text, 'bold', look.body.size), tag: tag('Lbl', entry) },
        { ...said, text: leaf, x: x + flow.width() - wide, y, width: wide, tag: tag('Lbl', entry) },
      ],
    });
    flow.gap(3);
  }
  flow.gap(look.gap);
};

const setRecommendation = (setting: Setting, flow: Flow, recommendation: GuideRecommendation): void => {
  const { look, root, contents, measure } = setting;
  const { words } = contents;
  const { number, title, text, shown } = recommendation;
  const part = tag('Sect', root);
  const [first] = shown;
  const address = first?.address;
  const side = look.side ?? 0;
  const code =
    first && address && codeWidth(address, look.code) <= side - 22
      ? { address, label: words.watch, note: filled(words.at, { time: first.time }), within: part }
      : undefined;
  const x = look.width - look.right - side + 22;
  const high = code ? codeColumn(setting, code, { x, y: 0, width: side - 22 }).end : 0;
  flow.gap(look.gap * 1.1);
  flow.need(Math.max(high + 14, look.heading.leading * 2 + 3 * look.body.leading));
  const top = flow.y();
  const numeral = sized({ ...look.title, colour: COLOURS.warm }, look.title.size * 1.1);
  const indent = Math.max(34, measure(`${number}`, 'bold', numeral.size) + 14);
  const column = flow.column();
  flow.block(8, (left, y) => [
    { kind: 'anchor', name: anchorOf(number), title: `${number}. ${title}`, x: 0, y: y - 8 },
    { kind: 'box', x: left, y, width: look.width - look.left - look.right, height: 0.8, fill: COLOURS.line },
  ]);
  if (code) column.leaf.items.push(...codeColumn(setting, code, { x, y: top + 14, width: side - 22 }).items);
  flow.gap(4);
  flow.text(tag('H2', part), title, look.heading, {
    indent,
    beside: (left, baseline): Item[] => [
      {
        ...{ kind: 'text', text: `${number}`, face: numeral.face, size: numeral.size, colour: numeral.colour },
        ...{ x: left, y: baseline + 5, width: measure(`${number}`, 'bold', numeral.size), tag: tag('Lbl', part) },
      },
    ],
  });
  flow.gap(5);
  flow.text(() => tag('P', part), text, look.body, { indent });
  if (shown.length) setShown(setting, flow, shown, part, indent);
  if (code && flow.column() === column) flow.below(top + 14 + high);
};

const setShown = (
  setting: Setting,
  flow: Flow,
  shown: GuideRecommendation['shown'],
  part: Tag,
  indent: number,
): void => {
  const { look, contents, measure } = setting;
  flow.gap(8);
  flow.need(look.label.leading + 2 * look.body.leading);
  flow.text(tag('H3', part, ownLanguage(setting)), contents.words.shown, look.label, { indent });
  const list = tag('L', part);
  for (const { time, section, address } of shown) {
    const item = tag('LI', list);
    const style = { ...look.body, size: look.body.size * 0.92, leading: look.body.leading * 0.95 };
    const label = section ?? contents.film;
    const wide = measure('00:00:00', 'bold', style.size) + 6;
    const said = address ? tag('Link', tag('LBody', item), { link: address }) : tag('LBody', item);
    flow.text(said, label, address ? coloured(style, COLOURS.deep) : style, {
      indent: indent + wide,
      beside: (x, y): Item[] => [
        {
          ...{ kind: 'text', text: time, x: x + indent, y, face: 'bold', size: style.size, colour: COLOURS.warm },
          ...{ width: measure(time, 'bold', style.size), tag: tag('Lbl', item) },
        },
      ],
    });
  }
};
