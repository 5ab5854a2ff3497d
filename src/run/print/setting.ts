import { EMBLEM_ASPECT } from '../../plan/emblem.ts';
import type { PrintContents } from '../../plan/kit/said.ts';
import { codeWidth, quietZone } from './code.ts';
import { type Column, type Flow, newFlow } from './flow.ts';
import type { Item, Leaf, Measure, Tag } from './leaf.ts';
import { tag } from './leaf.ts';
import { balancedLines, linesOf } from './lines.ts';
import { COLOURS, coloured, type Look, type Style, sized } from './look.ts';

/** What every print is set with. */
export interface Setting {
  readonly look: Look;
  readonly measure: Measure;
  readonly contents: PrintContents;
  readonly leaves: Leaf[];
  /** The document itself, of which everything is a part. */
  readonly root: Tag;
}

export const newSetting = (look: Look, measure: Measure, contents: PrintContents): Setting => ({
  ...{ look, measure, contents, leaves: [], root: tag('Document') },
});

/** What words of ours are in, where that is not the language of the contents. */
export const ownLanguage = ({ contents: { language, words } }: Pick<Setting, 'contents'>): Pick<Tag, 'lang'> =>
  words.language === language.split('-')[0] ? {} : { lang: words.language };

export const newLeaf = ({ leaves }: Setting): Leaf => {
  const leaf: Leaf = { items: [] };
  leaves.push(leaf);
  return leaf;
};

/** The text of a leaf, beside the column for codes where there is one. */
export const mainColumn = ({ look }: Setting, leaf: Leaf, top = look.top): Column => ({
  ...{ leaf, x: look.left, top, bottom: look.height - look.bottom },
  width: look.width - look.left - look.right - (look.side ?? 0),
});

/** The whole width between the margins. */
export const wideColumn = (setting: Setting, leaf: Leaf, top?: number): Column => ({
  ...mainColumn(setting, leaf, top),
  width: setting.look.width - setting.look.left - setting.look.right,
});

/** Goes on, on new leaves, in columns of one kind. */
export const flowIn = (setting: Setting, first: Column, column: typeof mainColumn = mainColumn): Flow =>
  newFlow(setting.measure, first, () => column(setting, newLeaf(setting)));

/** The largest of some sizes in which a title takes no more than so many lines; the smallest where none does. */
export const fitted = (measure: Measure, text: string, style: Style, width: number, lines: number): Style => {
  const steps = [1, 0.86, 0.74, 0.64, 0.56].map((share) => sized(style, style.size * share));
  const count = (step: Style): number =>
    linesOf(text, width, (line) => measure(line, step.face, step.size, step.spacing)).length;
  return steps.find((step) => count(step) <= lines) ?? (steps.at(-1) as Style);
};

/** Lines of text at a fixed place, for what is no flow: its items, and where the next thing begins. */
export const lettered = (
  measure: Measure,
  part: Tag | undefined,
  text: string,
  style: Style,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly isBalanced?: boolean },
): { readonly items: Item[]; readonly end: number } => {
  const { face, size, leading, colour, spacing } = style;
  const widthOf = (line: string): number => measure(line, face, size, spacing);
  const lines = (place.isBalanced ? balancedLines : linesOf)(text, place.width, widthOf);
  const items = lines.map((line, i): Item => {
    const own = { ...(part ? { tag: part } : {}), ...(spacing ? { spacing } : {}) };
    const y = place.y + i * leading + leading / 2 + size * 0.36;
    const said = i < lines.length - 1 ? `${line} ` : line;
    return { kind: 'text', text: said, x: place.x, y, width: widthOf(line), face, size, colour, ...own };
  });
  return { items, end: place.y + lines.length * leading };
};

/** Characters of an address that somebody may type; of longer ones, only where they are. */
const TYPED = 90;

/** An address as it is printed: without what every browser adds by itself. */
export const shortAddress = (address: string): string => {
  const short = address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  return short.length <= TYPED ? short : `${new URL(address).host}/…`;
};

export interface CodeAsk {
  readonly address: string;
  readonly label: string;
  /** Smaller, under the label: where in the film it leads. */
  readonly note?: string;
  readonly within: Tag;
}

/** A code with what it is for and its address, under each other: its items and where it ends. */
export const codeColumn = (
  setting: Setting,
  { address, label, note, within }: CodeAsk,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): { readonly items: Item[]; readonly end: number } => {
  const side = codeWidth(address, setting.look.code);
  const texts = codeTexts(
    setting,
    { address, label, ...(note ? { note } : {}), within },
    { x, y: y + side + 5, width },
  );
  return { items: [codeItem(setting, address, within, { x, y, width: side }), ...texts.items], end: texts.end };
};

/** The same beside each other. */
export const codeRow = (setting: Setting, flow: Flow, ask: CodeAsk): void => {
  const side = codeWidth(ask.address, setting.look.code);
  const textsAt = (x: number, y: number) => codeTexts(setting, ask, { x: x + side, y, width: flow.width() - side });
  const high = textsAt(0, 0).end;
  flow.block(Math.max(side, high), (x, y) => [
    codeItem(setting, ask.address, ask.within, { x, y, width: side }),
    ...textsAt(x, y + Math.max(0, (side - high) / 2)).items,
  ]);
};

/** At the right edge of the column, beside what stands there. @returns the code's width */
export const codeAtRight = (setting: Setting, flow: Flow, { address, within }: CodeAsk): number => {
  const side = codeWidth(address, setting.look.code);
  const { leaf, x, width } = flow.column();
  const zone = quietZone(address, side);
  leaf.items.push(
    codeItem(setting, address, within, { x: x + width - side + 2 * zone, y: flow.y() - zone, width: side }),
  );
  return side - zone;
};

/** A code whose dark modules begin where the text does: its quiet zone lies in the margin, which is as white. */
const codeItem = (
  { contents: { words } }: Setting,
  address: string,
  within: Tag,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): Item => {
  const alt = words.code.replace('{address}', () => address);
  return {
    kind: 'code',
    text: address,
    x: x - quietZone(address, width),
    y,
    width,
    tag: tag('Figure', within, { alt }),
  };
};

export const codeTexts = (
  setting: Setting,
  { address, label, note, within }: CodeAsk,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): { readonly items: Item[]; readonly end: number } => {
  const { look, measure } = setting;
  const lang = ownLanguage(setting);
  const first = lettered(
    measure,
    tag('P', within, lang),
    label,
    coloured({ ...look.small, face: 'bold' }, COLOURS.deep),
    {
      ...{ x, y, width },
    },
  );
  const second = note
    ? lettered(measure, tag('P', within, lang), note, look.small, { x, y: first.end, width })
    : { items: [], end: first.end };
  const paragraph = tag('P', within);
  const link = tag('Link', paragraph, { link: address });
  const third = lettered(measure, link, shortAddress(address), look.small, { x, y: second.end, width });
  return { items: [...first.items, ...second.items, ...third.items], end: third.end };
};

/** How many times its height an emblem may be wide before it is made smaller. */
const WIDEST = 4;

/** Who paid for it: the flag of the European Union or another emblem, with the statement beside it; and whose opinion it is. */
export const fundingRow = (setting: Setting, flow: Flow, within: Tag, full: boolean): void => {
  const { contents, look, measure } = setting;
  const { funding, words } = contents;
  if (!funding) return;
  const { statement, disclaimer, emblem } = funding;
  const height = look.body.size * 3;
  const wide = height * Math.min(WIDEST, emblem ? emblem.width / emblem.height : EMBLEM_ASPECT);
  const flag = wide + 12;
  const style = coloured(look.strong, COLOURS.ink);
  const textAt = (x: number, y: number) =>
    lettered(measure, tag('P', within), statement ?? '', style, { x: x + flag, y, width: flow.width() - flag });
  const high = textAt(0, 0).end;
  flow.block(Math.max(height, high), (x, y) => [
    emblem
      ? ({
          ...{ kind: 'logo', x, y, width: wide, height, still: emblem.digest },
          tag: tag('Figure', within, { alt: statement ?? words.ownEmblem }),
        } as const)
      : ({ kind: 'emblem', x, y, height, tag: tag('Figure', within, { alt: words.emblem }) } as const),
    ...textAt(x, y + Math.max(0, (height - high) / 2)).items,
  ]);
  if (!full || !disclaimer) return;
  flow.gap(look.small.leading / 2);
  flow.text(() => tag('P', within), disclaimer, look.small);
};

/** Number and running title at the foot of each leaf but the first. */
export const furnish = ({ leaves, look, measure }: Setting, title: string, isBooklet: boolean): void => {
  const { small } = look;
  const y = look.height - look.bottom / 2;
  for (const [i, { items }] of leaves.entries()) {
    if (i === 0) continue;
    const number = String(i + 1);
    const isLeft = isBooklet && i % 2 === 1;
    const wide = measure(number, 'bold', small.size);
    const room = look.width - look.left - look.right - wide - 24;
    const running = shortened(title, room, (text) => measure(text, small.face, small.size));
    const runningWidth = measure(running, small.face, small.size);
    const right = look.width - look.right;
    items.push(
      {
        ...{ kind: 'text', text: number, y, width: wide, face: 'bold', size: small.size, colour: COLOURS.deep },
        x: isLeft ? look.left : right - wide,
      },
      {
        ...{ kind: 'text', text: running, y, width: runningWidth, face: small.face, size: small.size },
        ...{ colour: small.colour, x: isLeft ? right - runningWidth : look.left },
      },
    );
  }
};

/** A text on one line: with a sign of omission where it is too long. */
export const shortened = (text: string, width: number, widthOf: (text: string) => number): string => {
  const [first = '', second] = linesOf(text, width, widthOf);
  if (second === undefined) return first;
  const [cut = ''] = linesOf(text, width - widthOf(' …'), widthOf);
  return `${cut} …`;
};
