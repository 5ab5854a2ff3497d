import type { Item, Leaf, Measure, Tag } from './leaf.ts';
import { balancedLines, linesOf, paragraphsOf } from './lines.ts';
import type { Style } from './look.ts';

/** Where text runs down a leaf; points. */
export interface Column {
  readonly leaf: Leaf;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

export interface TextOptions {
  /** From the column's left edge. */
  readonly indent?: number;
  /** Lines as long as each other. */
  readonly isBalanced?: boolean;
  /** What stands beside the first line, given the place of its baseline. */
  readonly beside?: (x: number, baseline: number) => readonly Item[];
  /** Instead of the column's. */
  readonly width?: number;
}

export interface BoxStyle {
  readonly fill: string;
  /** Of a bar at its left edge. */
  readonly bar?: string;
  readonly padding: number;
}

/** Puts text and boxes into columns, one after the other. Nothing is cut, and nothing stands outside a column. */
export interface Flow {
  readonly measure: Measure;
  readonly column: () => Column;
  /** Where the next thing begins. */
  readonly y: () => number;
  readonly width: () => number;
  /** From the left edge of the leaf. */
  readonly x: () => number;
  /** Leaves room, unless a column begins here. */
  readonly gap: (points: number) => void;
  /** Goes on in the next column where less is left. */
  readonly need: (points: number) => void;
  /** Goes on not above a place of the current column. */
  readonly below: (y: number) => void;
  /** Paragraphs, of which none leaves a single line behind or takes one along. */
  readonly text: (tag: Tag | ((paragraph: number) => Tag), text: string, style: Style, options?: TextOptions) => void;
  /** Something of a height that stays whole; higher ones than a column are given what there is. */
  readonly block: (height: number, items: (x: number, y: number) => readonly Item[]) => void;
  /** A ground behind what the body puts down, again in each column that it goes on in. */
  readonly box: (style: BoxStyle, body: (flow: Flow) => void) => void;
  /** What a body would take, in a column without end. */
  readonly heightOf: (body: (flow: Flow) => void, width?: number) => number;
  /** What the body puts down, in columns of equal height beside each other. */
  readonly columns: (count: number, gutter: number, body: (flow: Flow) => void) => void;
}

interface OpenBox {
  readonly style: BoxStyle;
  start: number;
  index: number;
}

const ENDLESS = 1e7;

/** @param next makes the column that follows one: after the first, on a leaf that may be new */
export const newFlow = (measure: Measure, first: Column, next: (after: Column) => Column): Flow => {
  let column = first;
  let y = first.top;
  /** Whether anything stands in the column yet. */
  let isFresh = true;
  const boxes: OpenBox[] = [];
  const padding = (): number => boxes.reduce((sum, { style }) => sum + style.padding, 0);
  const x = (): number => column.x + padding();
  const width = (): number => column.width - 2 * padding();
  const bottom = (): number => column.bottom - padding();
  const open = (box: OpenBox): void => {
    [box.start, box.index] = [y, column.leaf.items.length];
    y += box.style.padding;
  };
  /** Draws the ground of a box under what stands in it already. */
  const close = ({ style, start, index }: OpenBox, outer: number): void => {
    // One that was opened at the end of a column and got nothing into it begins in the next.
    if (column.leaf.items.length === index) return;
    const end = Math.min(y + style.padding, column.bottom - outer);
    const ground = { x: column.x + outer, y: start, height: end - start };
    const items: Item[] = [{ kind: 'box', ...ground, width: column.width - 2 * outer, fill: style.fill }];
    if (style.bar) items.push({ kind: 'box', ...ground, width: 3, fill: style.bar });
    column.leaf.items.splice(index, 0, ...items);
    y = end;
  };
  const turn = (): void => {
    const outers = boxes.map((_, i) => boxes.slice(0, i).reduce((sum, { style }) => sum + style.padding, 0));
    for (let i = boxes.length - 1; i >= 0; i -= 1) close(boxes[i] as OpenBox, outers[i] ?? 0);
    column = next(column);
    y = column.top;
    for (const box of boxes) open(box);
    isFresh = true;
  };
  const need = (points: number): void => {
    if (!isFresh && y + points > bottom() + 0.01) turn();
  };
  const put = (items: readonly Item[]): void => {
    column.leaf.items.push(...items);
    isFresh = false;
  };
  const paragraph = (tag: Tag, text: string, style: Style, options: TextOptions): void => {
    const { indent = 0, isBalanced = false, beside } = options;
    const widthOf = (line: string): number => measure(line, style.face, style.size, style.spacing);
    const lines = (isBalanced ? balancedLines : linesOf)(text, (options.width ?? width()) - indent, widthOf);
    const { leading, size } = style;
    for (let i = 0; i < lines.length; ) {
      const count = fitting(lines.length - i, Math.floor((bottom() - y + 0.01) / leading), i === 0, isFresh);
      if (count === 0) {
        turn();
        continue;
      }
      // The baseline stands so that as much of the leading is above a line's letters as below them.
      const baseline = (line: number): number => y + line * leading + leading / 2 + size * 0.36;
      const placed = lines.slice(i, i + count).map((line, n): Item => {
        const isLast = i + n === lines.length - 1;
        const { face, colour, spacing } = style;
        const look = { face, size, colour, ...(spacing ? { spacing } : {}) };
        return {
          ...{ kind: 'text', tag, x: x() + indent, y: baseline(n), width: widthOf(line), ...look },
          // Whoever reads the text and not the paper needs the space at which the line was broken.
          text: isLast ? line : `${line} `,
        };
      });
      put([...(i === 0 && beside ? beside(x(), baseline(0)) : []), ...placed]);
      y += count * leading;
      i += count;
    }
  };
  const flow: Flow = {
    measure,
    ...{ x, width, need },
    column: () => column,
    y: () => y,
    gap: (points) => {
      if (!isFresh) y = Math.min(y + points, bottom());
    },
    below: (place) => {
      y = Math.max(y, Math.min(place, bottom()));
    },
    text: (tag, text, style, options = {}) => {
      for (const [i, each] of paragraphsOf(text).entries()) {
        if (i > 0) flow.gap(style.leading * 0.45);
        const { beside: _, ...plain } = options;
        paragraph(typeof tag === 'function' ? tag(i) : tag, each, style, i === 0 ? options : plain);
      }
    },
    block: (height, items) => {
      need(height);
      put(items(x(), y));
      y = Math.min(y + height, bottom());
    },
    box: (style, body) => {
      const height = flow.heightOf(body, width() - 2 * style.padding) + 2 * style.padding;
      const whole = column.bottom - column.top - 2 * padding();
      // One that has no room here goes on the next page as a whole; what is higher than a page begins where it stands.
      need(height <= whole ? height : Math.min(whole, 8 * style.padding));
      const outer = padding();
      const box: OpenBox = { style, start: y, index: 0 };
      boxes.push(box);
      open(box);
      body(flow);
      boxes.pop();
      close(box, outer);
      isFresh = false;
    },
    heightOf: (body, wide = width()) => {
      const endless = { leaf: { items: [] }, x: 0, top: 0, bottom: ENDLESS, width: wide };
      const dry = newFlow(measure, endless, (after) => after);
      body(dry);
      return dry.y();
    },
    columns: (count, gutter, body) => {
      const wide = (width() - (count - 1) * gutter) / count;
      const total = flow.heightOf(body, wide);
      const room = bottom() - y;
      for (let height = total / count; height <= room; height += 6) {
        const dry = newColumns({ measure, flow: undefined, count, gutter, wide, height });
        body(dry.flow);
        if (dry.used() > count) continue;
        const at = { leaf: column.leaf, x: x(), y };
        const real = newColumns({ measure, flow: at, count, gutter, wide, height });
        body(real.flow);
        y += height;
        isFresh = false;
        return;
      }
      // They go on for pages: the first begins where it stands, unless hardly anything is left of it.
      if (!isFresh && room < (column.bottom - column.top) / 5) turn();
      let [n, leafTop] = [0, y];
      const rest = newFlow(measure, { leaf: column.leaf, x: x(), top: y, bottom: bottom(), width: wide }, () => {
        n += 1;
        if (n % count === 0) {
          turn();
          leafTop = y;
        }
        const left = x() + (n % count) * (wide + gutter);
        return { leaf: column.leaf, x: left, top: leafTop, bottom: bottom(), width: wide };
      });
      body(rest);
      isFresh = false;
      y = n % count === 0 ? rest.y() : bottom();
    },
  };
  return flow;
};

interface ColumnsAsk {
  readonly measure: Measure;
  /** Absent where it is only tried. */
  readonly flow: { readonly leaf: Leaf; readonly x: number; readonly y: number } | undefined;
  readonly count: number;
  readonly gutter: number;
  readonly wide: number;
  readonly height: number;
}

const newColumns = ({ measure, flow, gutter, wide, height }: ColumnsAsk): { flow: Flow; used: () => number } => {
  let used = 1;
  const { leaf, x, y } = flow ?? { leaf: { items: [] }, x: 0, y: 0 };
  const at = (n: number): Column => ({
    ...{ leaf, x: x + n * (wide + gutter), top: y, bottom: y + height + 0.1, width: wide },
  });
  return {
    flow: newFlow(measure, at(0), () => {
      used += 1;
      return at(used - 1);
    }),
    used: () => used,
  };
};

/** How many of the lines that remain go into a column of so much room; 0: none, go on in the next. */
const fitting = (rest: number, room: number, isFirst: boolean, isFresh: boolean): number => {
  if (room >= rest) return rest;
  const count = rest - room < 2 ? rest - 2 : room;
  const least = isFirst ? 2 : 1;
  if (count >= least) return count;
  // A column that is empty is no more so in the next one.
  return isFresh ? Math.max(1, Math.min(room, rest)) : 0;
};
