import { SCALE } from '../../manifest/evaluation.ts';
import type { SheetContents, SheetQuestion } from '../../plan/kit/said.ts';
import { filled } from '../../plan/kit/words.ts';
import { codeWidth } from './code.ts';
import type { Flow } from './flow.ts';
import { type Item, type Leaf, type Measure, type Tag, tag } from './leaf.ts';
import { COLOURS, type Look } from './look.ts';
import {
  codeColumn,
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

/** Lines to write on below a question, and the room between two: more where the sheet has it. */
const ROOM = [
  { lines: 4, gap: 1.5 },
  { lines: 4, gap: 1.1 },
  { lines: 3, gap: 0.8 },
  { lines: 2, gap: 0.6 },
] as const;

type Room = (typeof ROOM)[number];

/** Sets the sheet on which people say how a workshop was: on one leaf, if the questions can stand on it. */
export const setSheet = (contents: SheetContents, look: Look, measure: Measure): readonly Leaf[] => {
  const tries = ROOM.map((room) => setLeaves(contents, look, measure, room));
  return tries.find((leaves) => leaves.length === 1) ?? (tries.at(-1) as readonly Leaf[]);
};

const setLeaves = (contents: SheetContents, look: Look, measure: Measure, room: Room): readonly Leaf[] => {
  const setting = newSetting(look, measure, contents);
  const leaf = newLeaf(setting);
  leaf.items.push({ kind: 'box', x: 0, y: 0, width: look.width, height: 8, fill: COLOURS.deep });
  const tight = { ...setting, look: { ...look, top: look.top * 0.62, bottom: look.bottom * 0.8 } };
  const top = setHead(tight, contents, leaf);
  const flow = flowIn(tight, wideColumn(tight, leaf, top), wideColumn);
  for (const [i, question] of contents.questions.entries()) setQuestion(tight, flow, question, i + 1, room);
  if (contents.funding) {
    const height = flow.heightOf((dry) => fundingRow(tight, dry, setting.root, false));
    flow.gap(look.gap * 0.8);
    flow.need(height);
    flow.below(look.height - tight.look.bottom - height);
    fundingRow(tight, flow, setting.root, false);
  }
  furnish(setting, `${contents.title} – ${contents.film}`, false);
  return setting.leaves;
};

const setHead = (setting: Setting, contents: SheetContents, leaf: Leaf): number => {
  const { look, measure, root } = setting;
  const { title, film, introduction, place, date, words } = contents;
  const address = contents.online ?? contents.address;
  const right = look.width - look.right;
  const side = address ? Math.max(codeWidth(address, look.code * 0.9), 132) : 0;
  const room = right - look.left - (side ? side + look.gap : 0);
  const lang = ownLanguage(setting);
  let y = look.top;
  const say = (text: string, part: Tag, style: Look['body'], isBalanced = false): void => {
    const said = lettered(measure, part, text, style, { x: look.left, y, width: room, isBalanced });
    leaf.items.push(...said.items);
    y = said.end;
  };
  say(film, tag('P', root), look.label);
  y += 2;
  say(title, tag('H1', root), fitted(measure, title, look.title, room, 2), true);
  if (introduction) {
    y += 5;
    for (const line of introduction.split('\n').filter((each) => each.trim())) say(line, tag('P', root), look.body);
  }
  y += 6;
  say(words.sheet.anonymous, tag('P', root, lang), { ...look.body, face: 'bold', colour: COLOURS.deep });
  say(words.sheet.cross, tag('P', root, lang), look.body);
  y += 12;
  const half = (room - look.gap) / 2;
  const [left, other] = [
    writtenOn(setting, words.sheet.place, place, { x: look.left, y, width: half }),
    writtenOn(setting, words.sheet.date, date, { x: look.left + half + look.gap, y, width: half }),
  ];
  leaf.items.push(...left.items, ...other.items);
  y = Math.max(left.end, other.end);
  if (!address) return y + look.gap;
  const label = contents.online ? words.sheet.online : words.film;
  const aside = codeColumn(setting, { address, label, within: root }, { x: right - side, y: look.top, width: side });
  leaf.items.push(...aside.items);
  return Math.max(y, aside.end) + look.gap;
};

/** A label with what is known, or with a line to write on. */
const writtenOn = (
  setting: Setting,
  label: string,
  value: string | undefined,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): { readonly items: readonly Item[]; readonly end: number } => {
  const { look, measure, root } = setting;
  const part = tag('P', root);
  const name = lettered(measure, part, label, look.strong, { x, y, width });
  const used = Math.min(width * 0.6, measure(`${label}  `, 'bold', look.strong.size));
  if (value) {
    const said = lettered(measure, part, value, look.body, { x: x + used, y, width: width - used });
    return { items: [...name.items, ...said.items], end: Math.max(name.end, said.end) };
  }
  const line = {
    kind: 'box',
    x: x + used,
    y: y + look.body.leading,
    width: width - used,
    height: 0.7,
    fill: COLOURS.quiet,
  } as const;
  return { items: [...name.items, line], end: name.end + 2 };
};

const setQuestion = (
  setting: Setting,
  flow: Flow,
  question: SheetQuestion,
  number: number,
  { lines, gap }: Room,
): void => {
  const { look, root, measure } = setting;
  const part = tag('Sect', root);
  const body = (inner: Flow): void => {
    const label = `${number}.`;
    inner.text(
      tag('H2', part),
      question.text,
      { ...look.part, size: look.body.size * 1.1, leading: look.body.leading * 1.05 },
      {
        indent: 24,
        beside: (x, y): Item[] => [
          {
            ...{ kind: 'text', text: label, x, y, face: 'bold', size: look.body.size * 1.1, colour: COLOURS.warm },
            ...{ width: measure(label, 'bold', look.body.size * 1.1), tag: tag('Lbl', part) },
          },
        ],
      },
    );
    inner.gap(6);
    setAnswers(setting, inner, question, part, lines);
  };
  flow.gap(look.gap * gap);
  const height = flow.heightOf(body);
  if (height < look.height - look.top - look.bottom) flow.need(height);
  body(flow);
};

const setAnswers = (setting: Setting, flow: Flow, question: SheetQuestion, part: Tag, lines: number): void => {
  const { words } = setting.contents;
  switch (question.kind) {
    case 'scale':
      setScale(setting, flow, question, part);
      break;
    case 'yes-no':
      setChoices(setting, flow, [words.sheet.yes, words.sheet.no], part);
      break;
    case 'choice':
      setChoices(setting, flow, question.choices, part);
      break;
    case 'text':
      setLines(setting, flow, part, lines);
  }
};

/** Points: large enough for a cross by an unsteady hand. */
const BOX = 17;
const STEP = 26;
const INDENT = 24;

const boxItem = (
  { contents: { words } }: Setting,
  x: number,
  y: number,
  size: number,
  answer: string,
  within: Tag,
): Item => ({
  ...{ kind: 'box', x, y, width: size, height: size, stroke: COLOURS.deep, fill: COLOURS.white, radius: 3 },
  tag: tag('Figure', within, { alt: filled(words.sheet.box, { answer }) }),
});

/** Boxes from 1 to 5 with what their ends mean beside them. */
const setScale = (setting: Setting, flow: Flow, { low = '', high = '' }: SheetQuestion, part: Tag): void => {
  const { look, measure } = setting;
  const boxes = SCALE * STEP + (SCALE - 1) * 14;
  const beside = (flow.width() - INDENT - boxes) / 2 - 14;
  const ends = look.body;
  // Beside each other while the words are short, else below the first and the last box.
  const endAt = (text: string, x: number, y: number) =>
    lettered(measure, tag('P', part), text, ends, { x, y, width: beside });
  const [left, right] = [endAt(low, 0, 0), endAt(high, 0, 0)];
  const height = Math.max(STEP, left.end, right.end);
  // All scales of a sheet begin below each other.
  const widths = (setting.contents as SheetContents).questions.map((each) =>
    each.low ? Math.min(beside, measure(each.low, ends.face, ends.size)) : 0,
  );
  const lowWidth = Math.max(0, ...widths);
  flow.block(height, (x, y) => {
    const from = x + INDENT + (lowWidth ? lowWidth + 14 : 0);
    const middle = (end: number): number => y + (height - end) / 2;
    return [
      ...(low ? endAt(low, x + INDENT, middle(left.end)).items : []),
      ...Array.from({ length: SCALE }, (_, i): Item[] => {
        const at = from + i * (STEP + 14);
        const number = String(i + 1);
        const wide = measure(number, 'regular', look.body.size);
        const top = y + (height - STEP) / 2;
        return [
          boxItem(setting, at, top, STEP, number, part),
          {
            ...{ kind: 'text', text: number, face: 'regular', size: look.body.size, colour: '#93a5aa', width: wide },
            ...{ x: at + (STEP - wide) / 2, y: top + STEP / 2 + look.body.size * 0.36 },
          },
        ];
      }).flat(),
      ...(high ? endAt(high, from + boxes + 14, middle(right.end)).items : []),
    ];
  });
};

/** Boxes with words: in one row, in two columns, or under each other, as they are long. */
const setChoices = (setting: Setting, flow: Flow, choices: readonly string[], part: Tag): void => {
  const { look, measure } = setting;
  const room = flow.width() - INDENT;
  const widest = Math.max(0, ...choices.map((choice) => measure(choice, 'regular', look.body.size))) + BOX + 8;
  const columns = [choices.length, 3, 2].find((count) => count * (widest + 22) <= room) ?? 1;
  const step = Math.min(room / columns, widest + (columns > 2 ? 30 : 40));
  const wide = columns === 1 ? room : step;
  const list = tag('L', part);
  for (let i = 0; i < choices.length; i += columns) {
    const row = choices.slice(i, i + columns);
    const at = (choice: string, x: number, y: number, item: Tag) =>
      lettered(measure, tag('LBody', item), choice, look.body, { x: x + BOX + 8, y, width: wide - BOX - 8 });
    const high = Math.max(BOX, ...row.map((choice) => at(choice, 0, 0, list).end));
    if (i > 0) flow.gap(5);
    flow.block(high, (x, y) =>
      row.flatMap((choice, n) => {
        const [left, item] = [x + INDENT + n * wide, tag('LI', list)];
        const text = at(choice, left, y, item);
        const single = text.end - y <= BOX;
        return [
          boxItem(setting, left, y, BOX, choice, item),
          ...text.items.map((each) => (single ? { ...each, y: each.y + (BOX - look.body.leading) / 2 } : each)),
        ];
      }),
    );
  }
};

const setLines = ({ look, contents: { words } }: Setting, flow: Flow, part: Tag, lines: number): void => {
  const step = look.body.leading * 1.45;
  const figure = tag('Figure', part, { alt: words.sheet.line });
  for (let i = 0; i < lines; i += 1)
    flow.block(step, (x, y) => [
      {
        ...{ kind: 'box', x: x + INDENT, y: y + step - 3, width: flow.width() - INDENT, height: 0.7 },
        ...{ fill: COLOURS.quiet, tag: figure },
      },
    ]);
};
