import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { programPath } from './server.ts';

/** A real Chromium: the system's, or the one that CHROMIUM_PATH names. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? programPath('chromium', 'chromium', 'CHROMIUM_PATH'),
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  });

export interface FileServer {
  readonly url: string;
  /** What was asked for and was not there. */
  readonly missing: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves a folder as any web server does, and pages by their paths. */
export const serveFolder = async (
  folder: string,
  pages: Readonly<Record<string, { readonly type: string; readonly content: string }>> = {},
): Promise<FileServer> => {
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const page = pages[path];
    const file = join(folder, path);
    if (page) response.writeHead(200, { 'content-type': page.type }).end(page.content);
    else if (existsSync(file) && statSync(file).isFile()) createReadStream(file).pipe(response.writeHead(200));
    else {
      missing.push(path);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    missing,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};

/** Opens a page, and fails where it or its scripts fail. */
export const openPage = async (browser: Browser, url: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  return page;
};
