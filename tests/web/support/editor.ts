import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { makeClip, runFfmpeg } from '../../support/studio.ts';

export interface Material {
  readonly folder: string;
  readonly path: (name: string) => string;
}

/** Footage of a small film: two clips, and one that takes a while to send. */
export const makeMaterial = async (): Promise<Material> => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-footage-'));
  const path = (name: string): string => join(folder, name);
  await makeClip(path('farm.mp4'), { seconds: 3 });
  await makeClip(path('street.mp4'), { seconds: 3, tone: 300 });
  const noise = ['-f', 'lavfi', '-i', 'nullsrc=s=320x180:r=25,geq=random(1)*255:128:128', '-t', '3'];
  await runFfmpeg(['-v', 'error', ...noise, '-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '5M', path('yard.mp4')]);
  return { folder, path };
};

/** A small film of those clips. */
export const film = (id: string, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  version: 1,
  id,
  title: 'The farm',
  languages: ['en', 'cs'],
  format: { width: 320, height: 180, frameRate: '25' },
  media: { farm: { file: 'farm.mp4', people: false }, street: { file: 'street.mp4', people: false } },
  timeline: [
    { section: { title: 'Morning', kind: 'mobility' } },
    { card: { title: 'The farm', background: '#24505c' }, duration: '2s' },
    { clip: 'farm' },
    { section: { title: 'Evening', kind: 'interview' } },
    { clip: 'street' },
  ],
  renditions: [{ name: 'small', height: 180 }],
  deliver: ['soft', 'burned'],
  funding: { place: 'end', duration: '5s' },
  ...change,
});

export const textOf = (manifest: unknown): string => `${JSON.stringify(manifest, null, 2)}\n`;

export const manifestField = (page: Page): Locator => page.getByRole('textbox', { name: 'Manifest', exact: true });

/** Writes over the whole manifest, as somebody who pastes does. */
export const writeManifest = async (page: Page, text: string): Promise<void> => {
  await manifestField(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
};

export const saveManifest = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+s');
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved$/ })
    .waitFor();
};

/** Goes on with Tab until something has the focus; fails where it cannot be reached. */
export const tabTo = async (page: Page, wanted: Locator, most = 80): Promise<void> => {
  for (let i = 0; i < most; i += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  expect(await page.evaluate('document.activeElement.outerHTML.slice(0, 200)')).toBe('reached by Tab');
};
