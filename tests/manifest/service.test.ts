import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/manifest/read.ts';
import type { Document } from '../support/project.ts';

const read = (changes: Document, documentary: string | undefined = 'film') =>
  readManifest(
    JSON.stringify({
      ...{ version: 1, id: 'film', title: 'Film', languages: ['en'], timeline: [{ card: {}, duration: '1s' }] },
      format: { width: 64, height: 36, frameRate: '25' },
      ...changes,
    }),
    0,
    documentary,
  );
const told = (changes: Document, documentary?: string): string[] =>
  read(changes, documentary).problems.map(({ severity, code, at }) => `${severity} ${code} ${at}`);

describe('a manifest that is sent to the service', () => {
  it('needs no subtitles', () => {
    expect(told({})).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['paths of the folder it came from', { en: '../../subtitles/en.srt', cs: '/etc/passwd' }],
    ['what is no list of files at all', 7],
    ['none', null],
  ])('has its subtitles left out unread: %s', (_, subtitles) => {
    expect(told({ subtitles })).toEqual(['warning subtitles-uploaded-instead /subtitles']);
    expect(read({ subtitles }).manifest).not.toHaveProperty('subtitles');
  });

  it('has the subtitles of its editions left out too', () => {
    const editions = { a: { timeline: [{ card: {}, duration: '1s' }], subtitles: { en: '/etc/passwd' } }, b: 7 };
    expect(told({ editions: { a: editions.a } })).toEqual(['warning subtitles-uploaded-instead /editions/a/subtitles']);
    expect(read({ editions: { a: editions.a } }).manifest?.editions?.a).not.toHaveProperty('subtitles');
    expect(told({ editions })).toContain('block invalid-value /editions/b');
  });

  it('is the one of its documentary', () => {
    expect(told({}, 'other')).toEqual(['block wrong-id /id']);
    expect(read({}, 'other').problems[0]?.message).toBe(
      'this is the manifest of "film", sent to "other"; write "other", or send it to its own documentary.',
    );
  });

  it('is told once what is wrong with its id', () => {
    expect(told({ id: 'Not a slug' })).toEqual([expect.stringMatching(/^block \S+ \/id$/)]);
  });

  it('is told everything else as well', () => {
    expect(told({ languages: [], subtitles: {}, extra: 1 }, 'other').map((line) => line.split(' ').at(-1))).toEqual(
      expect.arrayContaining(['/subtitles', '/languages', '/extra', '/id']),
    );
  });

  it.each(['[]', 'null', '7', '"subtitles"'])('may be %s, which is no manifest', (text) => {
    expect(readManifest(text, 0, 'film').problems.some(({ severity }) => severity === 'block')).toBe(true);
  });
});
