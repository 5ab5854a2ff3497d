import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildPages } from '../../../scripts/pages.mjs';
import { openBrowser } from '../../support/browser.ts';
import { type RunningProgram, startProgram, until } from '../../support/program.ts';

/** The real service over an empty folder, with a real browser before it. */
export interface Stage {
  readonly url: string;
  /** Text of the admin's key. */
  readonly admin: string;
  readonly browser: Browser;
  /** Asks the service as a program does. */
  readonly api: (method: string, path: string, body?: object | string | Uint8Array, key?: string) => Promise<Response>;
  /** Makes a key and gives its text. */
  readonly key: (wanted: object) => Promise<string>;
  /** A browser of its own, in a language, signed in with a key or not. */
  readonly visit: (
    language: string,
    key?: string,
  ) => Promise<{ readonly page: Page; readonly context: BrowserContext }>;
  /** Where the service keeps everything. */
  readonly home: string;
  /** Takes faults that a test means to bring about out of those that fail it; tells how many there were. */
  readonly forgive: (pattern: RegExp) => number;
  readonly close: () => Promise<void>;
}

/** What pages must never do: fail, ask for what is not there, or break the policy that the service sets them. */
const listen = (page: Page, faults: string[]): void => {
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url}`);
  });
};

export const openStage = async (): Promise<Stage> => {
  buildPages();
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-stage-'));
  const program = startProgram(['serve', '--port', '0', '--home', folder]);
  const [admin, url] = await Promise.all([said(program, /admin key: (\S+)/), said(program, /listens at (\S+)/)]);
  const browser = await openBrowser();
  const faults: string[] = [];
  const api: Stage['api'] = (method, path, body, key = admin) => {
    const json = typeof body === 'object' && !(body instanceof Uint8Array);
    const sent = json ? JSON.stringify(body) : (body as string | Uint8Array<ArrayBuffer> | undefined);
    return fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(json ? { 'content-type': 'application/json' } : {}) },
      ...(sent === undefined ? {} : { body: sent }),
    });
  };
  return {
    ...{ url, admin, browser, api, home: folder },
    forgive: (pattern) => {
      const rest = faults.filter((fault) => !pattern.test(fault));
      return faults.splice(0, faults.length, ...rest).length - rest.length;
    },
    key: async (wanted) => ((await (await api('POST', '/v1/keys', wanted)).json()) as { key: string }).key,
    visit: async (language, key) => {
      const context = await browser.newContext({
        ...{ locale: language, viewport: { width: 1440, height: 900 } },
        // What is looked at must not be on its way from one colour to another.
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      listen(page, faults);
      if (key !== undefined) await context.request.post(`${url}/v1/session`, { data: { key } });
      return { page, context };
    },
    close: async () => {
      await browser.close();
      program.child.kill('SIGTERM');
      await program.ended;
      await rm(folder, { recursive: true, force: true });
      if (faults.length > 0)
        throw new Error(`the pages had faults:\n${faults.join('\n')}\n${program.said.err.slice(-2_000)}`);
    },
  };
};

const said = async (program: RunningProgram, pattern: RegExp): Promise<string> => {
  await until(`the service says ${pattern}`, () => pattern.test(program.said.out), 180_000);
  return pattern.exec(program.said.out)?.[1] ?? '';
};
