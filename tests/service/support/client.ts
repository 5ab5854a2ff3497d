import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RunningService } from './service.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what it is depends on the route, and the tests say what they expect
  readonly json: any;
}

export interface Client {
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  /** Uploads a file by the tus protocol, in one piece. */
  readonly upload: (documentary: string, file: string, name?: string) => Promise<Reply>;
  readonly render: (documentary: string, ask?: object) => Promise<string>;
  /** Waits until a render has ended, and gives it. @param every milliseconds between two looks */
  readonly ended: (render: string, within?: number, every?: number) => Promise<Reply['json']>;
  readonly digestOf: (path: string) => Promise<string>;
}

/** Talks to a service with one key, as a program does. */
export const newClient = ({ url, key }: Pick<RunningService, 'url' | 'key'>): Client => {
  const authorization = `Bearer ${key}`;
  const at = (path: string): string => new URL(path, url).href;
  const send: Client['send'] = async (method, path, body, headers = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const type: Record<string, string> = body === undefined || isRaw ? {} : { 'content-type': 'application/json' };
    const init = { method, headers: { authorization, ...type, ...headers } };
    const content = body === undefined ? {} : { body: (isRaw ? body : JSON.stringify(body)) as string };
    const response = await fetch(at(path), { ...init, ...content });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: parse(text) };
  };
  return {
    send,
    upload: async (documentary, file, name = basename(file)) => {
      const bytes = await readFile(file);
      const tus = { 'tus-resumable': '1.0.0' };
      const about = { 'upload-length': String(bytes.length), 'upload-metadata': `filename ${btoa(encode(name))}` };
      const made = await send('POST', `/v1/documentaries/${documentary}/media`, undefined, { ...tus, ...about });
      if (made.status !== 201) return made;
      const part = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
      return send('PATCH', made.headers.get('location') ?? '', bytes, { ...tus, ...part });
    },
    render: async (documentary, ask = {}) => {
      const { status, json } = await send('POST', `/v1/documentaries/${documentary}/renders`, ask);
      if (status !== 202) throw new Error(`${status} ${JSON.stringify(json)}`);
      return json.id;
    },
    ended: async (render, within = 120_000, every = 100) => {
      const end = performance.now() + within;
      for (;;) {
        const { status, json } = await send('GET', `/v1/renders/${render}`);
        // 503: the queue is away for a moment.
        if (status !== 503 && !['queued', 'running'].includes(json?.state)) return json;
        if (performance.now() > end) throw new Error(`not ended within ${within} ms: ${JSON.stringify(json)}`);
        await new Promise((resolve) => setTimeout(resolve, every));
      }
    },
    digestOf: async (path) => {
      const response = await fetch(at(path), { headers: { authorization } });
      if (!response.ok) throw new Error(`${response.status} ${path}`);
      return createHash('sha256')
        .update(new Uint8Array(await response.arrayBuffer()))
        .digest('hex');
    },
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** `btoa` takes bytes. */
const encode = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
