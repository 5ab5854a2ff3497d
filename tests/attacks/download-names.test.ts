import { expect, it } from 'vitest';
import type { ReleaseFile } from '../../src/documents/model.ts';
import { disposition, downloadName } from '../../src/http/download-name.ts';
import { readManifest } from '../../src/manifest/read.ts';
import { manifest } from '../http/support/world.ts';
import { chances, rounds } from '../support/seed.ts';

const KINDS: readonly ReleaseFile['kind'][] = [
  'burned',
  'soft',
  'audio',
  'pack',
  'sidecar',
  'transcript',
  'poster',
  'hls',
];
const TITLES = [
  '../../etc/passwd',
  '..\\..\\windows\\system32',
  'a\r\nSet-Cookie: x=1',
  'quote " and \\ and ; filename="x"',
  'CON',
  'nul',
  'Com1',
  'LPT9',
  '...',
  ' . ',
  '\u202egnp.exe',
  'Социальные услуги',
  '社会服务',
  '\0',
  '%2e%2e%2f',
  'x'.repeat(5_000),
  '🎬',
  'é'.repeat(200),
];
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const expectPlain = (name: string): void => {
  expect(name).toMatch(/^[A-Za-z0-9_][\w.-]*$/);
  expect(name).not.toMatch(DEVICE);
  expect(name.length).toBeLessThan(200);
};

it.each(TITLES)('a title gives a file a name that every system takes, whatever it is: %j', (title) => {
  for (const kind of KINDS)
    for (const base of ['film.mp4', 'con.mp4', 'nul.cs.720p.mkv', 'hls/video/aux.m4s'])
      for (const about of [{}, { language: 'cs' }, { language: 'cs', rendition: '720p' }])
        expectPlain(downloadName({ kind, name: base, ...about }, title, 'full'));
});

it('any name stands in one header, from which it can be read again', () => {
  const { below, pick } = chances('names in headers');
  const letters = [...'ab./\\"\'%;=\r\n\0\t é社🎬*()<>', '\u202e', '\u2028'];
  for (let round = 0; round < rounds(500, 50_000); round += 1) {
    const name = Array.from({ length: 1 + below(12) }, () => pick(letters)).join('');
    const header = disposition(name);
    expect(header, JSON.stringify(name)).toMatch(
      /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"(?:; filename\*=UTF-8''[\w.~!-]*(?:%[0-9A-F]{2}|[\w.~!-])*)?$/,
    );
    const exact = /filename\*=UTF-8''(\S+)$/.exec(header)?.[1];
    expect(exact ? decodeURIComponent(exact) : /filename="(.*)"$/.exec(header)?.[1]).toBe(name);
  }
});

it.each([
  '../x',
  'a/b',
  'a\\b',
  'a\r\nb',
  'a"b',
  'A',
  'á',
  'a.b',
  '-a',
  'a-',
  '',
  'x'.repeat(65),
  '..',
  'a\0',
  'con',
  'aux',
  'lpt1',
])('no documentary and no edition is called %j, of which files take their names', (id) => {
  expect(readManifest(JSON.stringify(manifest(id))).problems.some(({ at }) => at === '/id')).toBe(true);
  const edition = { editions: { [id]: { title: 'x' } } };
  expect(readManifest(JSON.stringify(manifest('farm', edition))).problems.length).toBeGreaterThan(0);
});

it.each(['../cs', 'cs/x', 'c', 'cs\r\n', 'cs"', 'CS', '..'])('no language is called %j', (language) => {
  const { problems } = readManifest(JSON.stringify(manifest('farm', { languages: ['en', language] })));
  expect(problems.some(({ at }) => at.startsWith('/languages'))).toBe(true);
});
