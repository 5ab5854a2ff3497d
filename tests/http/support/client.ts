import { expect } from 'vitest';
import { problemDocument } from '../../../src/http/problem-document.ts';
import { TABLE } from '../../../src/http/table.ts';

export interface CallOptions {
  readonly key?: string;
  readonly json?: unknown;
  readonly body?: string | Uint8Array | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
  readonly json: any;
}

export type Called = (method: string, path: string, options?: CallOptions) => Promise<Answered>;

/** Sends requests, and holds every answer to what the table promises: its schema, or a problem document. */
export const newClient =
  (url: string): Called =>
  async (method, path, { key, json, body, headers = {} } = {}) => {
    const sent = json === undefined ? body : JSON.stringify(json);
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent as NonNullable<RequestInit['body']> }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    const answered = {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      json: isJson ? JSON.parse(text) : undefined,
    };
    keepsPromise(method, path, answered);
    return answered;
  };

const keepsPromise = (method: string, path: string, { status, headers, json, text }: Answered): void => {
  const at = path.split('?')[0] ?? '';
  if (status >= 400 && !(status === 503 && at === '/readyz')) {
    expect(headers.get('content-type'), `${method} ${path} ${status} ${text}`).toMatch(/^application\/problem\+json/);
    if (method !== 'HEAD') expect(problemDocument.parse(json).status).toBe(status);
    return;
  }
  const route = TABLE.find((one) => one.method === method && patternOf(one.path).test(at));
  const schema = route?.replies[status]?.schema;
  if (route && method !== 'HEAD') expect(Object.keys(route.replies), `${method} ${path}`).toContain(String(status));
  if (schema && json !== undefined) schema.parse(json);
};

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+\*/g, '.+').replace(/:\w+/g, '[^/]+')}$`);
