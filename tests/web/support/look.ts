import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const pictures = resolve(import.meta.dirname, '../../../docs/pages');
/** Pixels: a phone, a tablet, a laptop. */
const WIDTHS = [360, 768, 1440] as const;

/** Everything that WCAG 2.2 AA asks for and a program can see; serious is what keeps somebody out. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as axe.AxeResults;
  const told = found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect(told).toEqual([]);
};

/**
 * Looks at a page as phones, tablets and laptops show it: nothing lies outside, nothing is cut, axe finds nothing serious.
 * With KEEP_PICTURES=1 the pictures are kept in docs/pages, for people to look at.
 */
export const look = async (page: Page, name: string): Promise<void> => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await page.waitForTimeout(150);
    expect(await faultsOf(page), `${name} at ${width} pixels`).toEqual([]);
    await expectAccessible(page);
    if (process.env.KEEP_PICTURES) {
      mkdirSync(pictures, { recursive: true });
      writeFileSync(join(pictures, `${name}-${width}.jpg`), await picture(page));
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
};

/** Bytes that a picture in the documents may have. */
const HEAVY = 60_000;

/** A JPEG as good as its weight allows. */
const picture = async (page: Page, quality = 70): Promise<Buffer> => {
  const bytes = await page.screenshot({ type: 'jpeg', quality });
  return bytes.length <= HEAVY || quality <= 20 ? bytes : picture(page, quality - 10);
};

/** What a person would see at once: a page wider than its window, and words that are cut off or lie over each other. */
const faultsOf = (page: Page): Promise<string[]> => page.evaluate(FAULTS) as Promise<string[]>;

/** Runs in the page. Whatever scrolls by itself (`.scrolls`) or is meant to be shortened (`.shortened`) may be cut. */
const FAULTS = `(() => {
  const faults = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 1) faults.push('the page is ' + wide + ' pixels wider than its window');
  // Behind a window that is open lies the rest of the page.
  const seen = document.querySelector('dialog[open]') ?? document;
  const shown = [...seen.querySelectorAll('h1,h2,h3,p,button,a,label,th,td,li,span,summary,dt,dd,select')]
    .filter((e) => e.checkVisibility() && !e.closest('.unseen,.skip,.scrolls,.shortened,[aria-hidden=true],.cm-editor'));
  const name = (e) => e.tagName.toLowerCase() + ' "' + (e.textContent ?? '').trim().slice(0, 40) + '"';
  for (const e of shown) {
    const style = getComputedStyle(e);
    if (e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 0 && style.overflowX !== 'visible' && style.display !== 'inline') faults.push('cut: ' + name(e));
    const box = e.getBoundingClientRect();
    if (box.width > 0 && (box.right > innerWidth + 2 || box.left < -2)) faults.push('outside: ' + name(e));
  }
  const pressed = shown.filter((e) => e.matches('button,a.button,select')).map((e) => ({ e, box: e.getBoundingClientRect() })).filter(({ box }) => box.width > 0);
  pressed.forEach((one, i) => pressed.slice(i + 1).forEach((other) => {
    if (one.e.contains(other.e) || other.e.contains(one.e)) return;
    const x = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const y = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (x > 2 && y > 2) faults.push('over each other: ' + name(one.e) + ' and ' + name(other.e));
  }));
  return faults;
})()`;
