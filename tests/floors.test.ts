import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** From top to bottom: a floor imports only from itself and from those above it. Files stand for themselves. */
const FLOORS = [
  ['problem.ts', 'rational.ts'],
  ['errors.ts'],
  ['manifest'],
  ['subtitles'],
  ['timeline'],
  ['interchange'],
  ['plan'],
  ['commands'],
  ['ports'],
  ['ports.ts'],
  ['run'],
  ['documents'],
  ['jobs'],
  ['http'],
  ['adapters/ffmpeg', 'adapters/store', 'adapters/queue', 'adapters/fonts', 'adapters/pages', 'demo'],
  ['adapters/uploads'],
  ['config.ts'],
  ['wire.ts'],
  ['cli'],
  ['web'],
] as const;
const PURE = [
  'manifest',
  'subtitles',
  'timeline',
  'interchange',
  'plan',
  'commands',
  'errors.ts',
  'problem.ts',
  'rational.ts',
];

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
const text = (name: string): string => readFileSync(join(src, name), 'utf8');
const importsOf = (name: string): string[] =>
  [...text(name).matchAll(/(?:^|\n)\s*(?:import|export)[^;]*?from '([^']+)'/g)].map(([, path = '']) => path);
const roomOf = (name: string): string =>
  FLOORS.flat().find((room) => name === room || name.startsWith(`${room}/`)) ?? '';
const floorOf = (name: string): number =>
  FLOORS.findIndex((rooms) => (rooms as readonly string[]).includes(roomOf(name)));
const local = (name: string): string[] =>
  importsOf(name)
    .filter((path) => path.startsWith('.'))
    .map((path) => relative(src, resolve(src, dirname(name), path)));

describe('the floors of the house', () => {
  it('have a place for every file', () => {
    expect(sources.filter((name) => floorOf(name) < 0)).toEqual([]);
  });

  it('import only from above', () => {
    const wrong = sources.flatMap((name) =>
      local(name)
        .filter((target) => roomOf(target) !== roomOf(name) && floorOf(target) >= floorOf(name))
        .map((target) => `${name} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have no circle of files', () => {
    const done = new Set<string>();
    const circle = (name: string, path: readonly string[]): string | undefined => {
      if (path.includes(name)) return [...path, name].join(' → ');
      if (done.has(name)) return undefined;
      const found = local(name)
        .map((target) => circle(target, [...path, name]))
        .find(Boolean);
      done.add(name);
      return found;
    };
    expect(sources.map((name) => circle(name, [])).filter(Boolean)).toEqual([]);
  });

  it('are pure at the top: no waiting, no clock, no file, no chance', () => {
    const pure = sources.filter((name) => PURE.includes(roomOf(name)));
    // SHA-256 is a function of its bytes, like any other here.
    const impure = pure.filter((name) =>
      importsOf(name).some((path) => path.startsWith('node:') && path !== 'node:crypto'),
    );
    const waiting = pure.filter((name) =>
      /\bawait\b|\bprocess\.|Date\.now|new Date\(\)|Math\.random|setTimeout/.test(
        text(name).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
      ),
    );
    expect([...impure, ...waiting]).toEqual([]);
  });

  it('give the pages what is pure, and of the rest only what things are called', () => {
    const values = (name: string): string[] =>
      [...text(name).matchAll(/(?:^|\n)import (?!type)[^;]*?from '(\.[^']+)'/g)].map(([, path = '']) =>
        relative(src, resolve(src, dirname(name), path)),
      );
    const wrong = sources
      .filter((name) => roomOf(name) === 'web')
      .flatMap((name) => values(name).map((target) => ({ name, target })))
      // The schema of manifests is made from the pure code: the editor's page completes by it.
      .filter(({ target }) => target !== '../manifests/schema.json' && !['web', ...PURE].includes(roomOf(target)));
    expect(wrong).toEqual([]);
  });

  it('know fluent-ffmpeg, the environment and the adapters in one place each', () => {
    const who = (pattern: RegExp): string[] => sources.filter((name) => pattern.test(text(name)));
    expect(who(/from 'fluent-ffmpeg'/)).toEqual(['adapters/ffmpeg/fluent.ts']);
    expect(who(/process\.env/)).toEqual(['cli/main.ts']);
    expect(
      sources.filter(
        (name) =>
          name !== 'wire.ts' &&
          !name.startsWith('adapters/') &&
          local(name).some((path) => path.startsWith('adapters/')),
      ),
    ).toEqual([]);
  });
});
