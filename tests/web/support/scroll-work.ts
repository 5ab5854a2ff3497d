import type { Page } from 'playwright-core';

/**
 * Scrolls an element step by step to its end.
 * @returns for each step the seconds that the page's own thread worked until it was drawn: processor time, so that whatever
 * else the machine does makes it no longer
 */
export const scrollWork = async (page: Page, selector: string, axis: 'x' | 'y', steps = 40): Promise<number[]> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const found: number[] = [];
  for (let step = 1; step <= steps; step += 1) {
    const before = await worked();
    await page.evaluate(SCROLL, { selector, axis, share: step / steps });
    found.push((await worked()) - before);
  }
  await devtools.detach();
  return found;
};

/** Runs in the page: the second picture comes when the first was drawn. */
const SCROLL = async (wanted: { selector: string; axis: 'x' | 'y'; share: number }): Promise<void> => {
  const box = document.querySelector(wanted.selector);
  if (!box) throw new Error(`there is no ${wanted.selector}`);
  if (wanted.axis === 'x') box.scrollLeft = wanted.share * (box.scrollWidth - box.clientWidth);
  else box.scrollTop = wanted.share * (box.scrollHeight - box.clientHeight);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
};
