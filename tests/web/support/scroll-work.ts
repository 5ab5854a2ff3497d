import type { Page } from 'playwright-core';

/**
 * Scrolls an element step by step to its end.
 * @returns for each step how many elements the page drew anew for it: what a step costs, whatever else the machine does
 */
export const scrollWork = (page: Page, selector: string, axis: 'x' | 'y', steps = 40): Promise<number[]> =>
  page.evaluate(SCROLL, { selector, axis, steps });

interface Wanted {
  readonly selector: string;
  readonly axis: 'x' | 'y';
  readonly steps: number;
}

/** Runs in the page: the second picture comes when the first was drawn. */
const SCROLL = async ({ selector, axis, steps }: Wanted): Promise<number[]> => {
  const box = document.querySelector(selector);
  if (!box) throw new Error(`there is no ${selector}`);
  const added = { elements: 0 };
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element) added.elements += 1 + node.querySelectorAll('*').length;
  });
  watch.observe(document.body, { childList: true, subtree: true });
  const found: number[] = [];
  for (let step = 1; step <= steps; step += 1) {
    const before = added.elements;
    const share = step / steps;
    if (axis === 'x') box.scrollLeft = share * (box.scrollWidth - box.clientWidth);
    else box.scrollTop = share * (box.scrollHeight - box.clientHeight);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    found.push(added.elements - before);
  }
  watch.disconnect();
  return found;
};
