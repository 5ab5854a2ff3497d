import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

type Rows = Virtualizer<HTMLElement, HTMLDivElement>;
type Options = VirtualizerOptions<HTMLElement, HTMLDivElement>;

interface Wanted {
  readonly count: number;
  readonly keyOf: (index: number) => string;
  readonly box: () => HTMLElement | null;
  /** A row that is drawn wherever the table stands: the one that is worked on, so that it keeps the focus. */
  readonly kept: number;
  /** Pixels that a row probably has. */
  readonly estimate: number;
}

/** Draws of a long table only what is seen. */
export const useVirtual = ({ count, keyOf, box, kept, estimate }: Wanted): Rows => {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options: Options = {
    ...{ count, getItemKey: keyOf, getScrollElement: box, estimateSize: () => estimate, overscan: 6 },
    ...{ observeElementRect, observeElementOffset, scrollToFn: elementScroll },
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (kept < 0 || kept >= count || shown.includes(kept)) return shown;
      return [...shown, kept].sort((a, b) => a - b);
    },
    onChange: () => redraw(undefined as never),
  };
  const [rows] = useState<Rows>(() => new Virtualizer(options));
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), [rows]);
  useLayoutEffect(() => rows._willUpdate());
  return rows;
};
