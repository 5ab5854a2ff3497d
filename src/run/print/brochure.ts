import type { PrintPictures } from '../../plan/kit/documents.ts';
import type { BrochureContents } from '../../plan/kit/said.ts';
import { filled } from '../../plan/kit/words.ts';
import { anchorOf, setSection } from './brochure-section.ts';
import type { Flow } from './flow.ts';
import { type Item, type Leaf, type Measure, tag } from './leaf.ts';
import { COLOURS, coloured, type Look, sized } from './look.ts';
import {
  codeRow,
  fitted,
  flowIn,
  fundingRow,
  furnish,
  lettered,
  newLeaf,
  newSetting,
  ownLanguage,
  type Setting,
  wideColumn,
} from './setting.ts';

export interface BrochureAsk {
  readonly contents: BrochureContents;
  readonly pictures: PrintPictures;
  readonly look: Look;
  readonly measure: Measure;
  /** To be folded: a multiple of four leaves, the last of which is the back. */
  readonly isBooklet: boolean;
}

/** Sets a brochure: cover, contents, the film section by section, and who made it. */
export const setBrochure = (ask: BrochureAsk): readonly Leaf[] =>
  // Twice: only then is known on which leaf each section begins.
  setLeaves(ask, beginsOf(setLeaves(ask, []), ask.contents));

const setLeaves = (
  { contents, pictures, look, measure, isBooklet }: BrochureAsk,
  begins: readonly number[],
): readonly Leaf[] => {
  const setting = newSetting(look, measure, contents);
  setCover(setting, contents, pictures.poster);
  setContents(setting, contents, pictures.sections, begins);
  for (const [i, section] of contents.sections.entries()) setSection(setting, section, i, pictures.sections[i]);
  const before = setting.leaves.length;
  setBack(setting, contents);
  if (isBooklet) setNotes(setting, before);
  furnish(setting, contents.film, isBooklet);
  return setting.leaves;
};

/** The leaf on which each section begins. */
const beginsOf = (leaves: readonly Leaf[], { sections }: BrochureContents): number[] =>
  sections.map((_, i) =>
    leaves.findIndex(({ items }) => items.some((item) => item.kind === 'anchor' && item.name === anchorOf(i))),
  );

const setCover = (setting: Setting, contents: BrochureContents, poster: string | undefined): void => {
  const { look, measure, root } = setting;
  const { film, countries, funding, words } = contents;
  const { width, height, left, right } = look;
  const { items } = newLeaf(setting);
  const part = tag('Sect', root);
  const foot = funding ? look.body.size * 3 + 2 * look.gap : 0;
  const room = width - left - right;
  const style = coloured(fitted(measure, film, sized(look.title, look.title.size * 1.35), room, 4), COLOURS.white);
  const over = lettered(
    measure,
    tag('P', part, ownLanguage(setting)),
    words.brochure,
    {
      ...coloured(look.label, COLOURS.lightWarm),
      spacing: 0.8,
    },
    { x: left, y: 0, width: room },
  );
  const title = lettered(measure, tag('H1', part), film, style, {
    x: left,
    y: over.end + 8,
    width: room,
    isBalanced: true,
  });
  const where = countries.length
    ? lettered(measure, tag('P', part), countries.join('  ·  '), coloured(look.lead, COLOURS.white), {
        ...{ x: left, y: title.end + 12, width: room },
      })
    : { items: [], end: title.end };
  const block = where.end + 3.2 * look.gap;
  const band = Math.max(block, poster ? height * 0.34 : height - foot);
  const top = height - foot - band;
  if (poster && top > 0) {
    const alt = filled(words.picture, { title: film });
    items.push({ kind: 'picture', still: poster, x: 0, y: 0, width, height: top, tag: tag('Figure', part, { alt }) });
  }
  items.push({ kind: 'box', x: 0, y: top, width, height: band, fill: COLOURS.deep });
  items.push({ kind: 'box', x: left, y: top, width: look.gap * 2.4, height: 5, fill: COLOURS.warm });
  const inset = top + (poster ? 1.6 * look.gap : Math.max(1.6 * look.gap, (band - block) / 2.4));
  items.push(...[...over.items, ...title.items, ...where.items].map((item) => ({ ...item, y: item.y + inset })));
  if (foot > 0) {
    const flow = flowIn(setting, wideColumn(setting, { items }, height - foot + look.gap), wideColumn);
    fundingRow(setting, flow, part, false);
  }
};

/** Of more sections than these, the list has no pictures: it would go on for pages. */
const PICTURED = 10;

const setContents = (
  setting: Setting,
  { sections, introduction, address, words }: BrochureContents,
  stills: readonly string[],
  begins: readonly number[],
): void => {
  if (!introduction && sections.length === 0 && !address) return;
  const { look, root, measure } = setting;
  const part = tag('Sect', root);
  const flow = flowIn(setting, wideColumn(setting, newLeaf(setting)), wideColumn);
  if (introduction) {
    flow.text(() => tag('P', part), introduction, look.lead);
    flow.gap(1.6 * look.gap);
  }
  if (address) {
    codeRow(setting, flow, { address, label: words.film, within: part });
    flow.gap(1.6 * look.gap);
  }
  if (sections.length === 0) return;
  flow.need(look.heading.leading + 4 * look.body.leading);
  flow.text(tag('H2', part, ownLanguage(setting)), words.contents, look.heading);
  flow.gap(look.gap / 2);
  const list = tag('TOC', part);
  const high = look.strong.leading + look.small.leading + 10;
  for (const [i, section] of sections.entries()) {
    const entry = tag('TOCI', list);
    const still = sections.length <= PICTURED ? stills[i] : undefined;
    const indent = still === undefined ? 0 : (high * 16) / 9 + 14;
    const number = String((begins[i] ?? 0) + 1);
    const about = [section.kind, section.country].filter(Boolean).join('  ·  ');
    const wide = measure(number, 'bold', look.strong.size);
    const place = { indent, width: flow.width() - 40 };
    const row = (inner: Flow): void => {
      const beside = (x: number, y: number): Item[] => [
        {
          ...{ kind: 'text', text: number, face: 'bold', size: look.strong.size, colour: COLOURS.warm, y, width: wide },
          ...{ x: x + inner.width() - wide, tag: tag('Lbl', entry) },
        },
      ];
      inner.text(tag('Link', entry, { goTo: anchorOf(i) }), section.title, look.strong, { ...place, beside });
      if (about) inner.text(tag('P', entry), about, look.small, place);
    };
    const text = flow.heightOf(row);
    flow.need(Math.max(text, still === undefined ? 0 : high) + 16);
    const top = flow.y();
    flow.block(8, (x, y) => [{ kind: 'box', x, y, width: flow.width(), height: 0.6, fill: COLOURS.line }]);
    if (still !== undefined)
      // What is shown on the section's own leaf needs no second telling.
      flow
        .column()
        .leaf.items.push({ kind: 'picture', still, x: flow.x(), y: top + 8, width: (high * 16) / 9, height: high });
    if (still !== undefined && text < high) flow.below(top + 8 + (high - text) / 2);
    row(flow);
    if (still !== undefined) flow.below(top + 8 + high);
    flow.gap(8);
  }
};

const setBack = (setting: Setting, { credits, contacts, funding, words }: BrochureContents): void => {
  const { look, root } = setting;
  const part = tag('Sect', root);
  const leaf = newLeaf(setting);
  leaf.items.push({ kind: 'box', x: 0, y: 0, width: look.width, height: 8, fill: COLOURS.deep });
  const flow = flowIn(setting, wideColumn(setting, leaf), wideColumn);
  const blocks = credits.filter(({ title, lines }) => title || lines.length);
  if (blocks.length) {
    flow.text(tag('H2', part, ownLanguage(setting)), words.credits, look.heading);
    flow.gap(look.gap / 2);
    flow.columns(2, look.gap, (inner) => {
      for (const { title, lines } of blocks) {
        inner.gap(look.gap / 2);
        if (title) {
          inner.need(3 * look.small.leading);
          inner.text(tag('H3', part), title, { ...look.small, face: 'bold', colour: COLOURS.deep });
        }
        for (const line of lines) inner.text(tag('P', part), line, coloured(look.small, COLOURS.ink));
      }
    });
    flow.gap(1.4 * look.gap);
  }
  if (contacts.length) {
    flow.need(look.heading.leading + 3 * look.body.leading);
    flow.text(tag('H2', part, ownLanguage(setting)), words.contacts, look.heading);
    flow.gap(look.gap / 3);
    for (const line of contacts) flow.text(tag('P', part), line, look.body);
  }
  if (!funding) return;
  const height = flow.heightOf((dry) => fundingRow(setting, dry, part, true));
  flow.gap(1.4 * look.gap);
  flow.need(height);
  flow.below(look.height - look.bottom - height);
  fundingRow(setting, flow, part, true);
};

/** Leaves for what the hall says, so that a booklet has as many as its sheets. */
const setNotes = (setting: Setting, before: number): void => {
  const { leaves, look, contents, root, measure } = setting;
  const missing = (4 - (leaves.length % 4)) % 4;
  for (let i = 0; i < missing; i += 1) {
    const items: Item[] = [];
    const heading = lettered(measure, tag('H2', root, ownLanguage(setting)), contents.words.notes, look.heading, {
      ...{ x: look.left, y: look.top, width: look.width - look.left - look.right },
    });
    items.push(...heading.items);
    const step = look.body.leading * 1.9;
    for (let y = heading.end + step; y < look.height - look.bottom; y += step)
      items.push({
        kind: 'box',
        x: look.left,
        y,
        width: look.width - look.left - look.right,
        height: 0.6,
        fill: COLOURS.line,
      });
    leaves.splice(before, 0, { items });
  }
};
