import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../src/web/editor/complete.ts';
import type { Schema } from '../../../src/web/editor/schema-at.ts';

const schema = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../manifests/schema.json'), 'utf8'),
) as Schema;
const FILES = ['farm.mp4', 'street.mp4'];

/** Completes where the text has a bar. */
const at = (marked: string) => {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = completionsAt(text, offset, schema, FILES);
  const written = (label: string): string | undefined => {
    const option = found.options.find((one) => one.label === label);
    return option && text.slice(0, found.from) + option.insert + text.slice(found.to);
  };
  return { labels: found.options.map(({ label }) => label), written };
};

const MEDIA = '"languages": ["en", "cs"], "media": { "farm": { "file": "farm.mp4" }, "yard": { "file": "y.mp4" } }';

describe('names', () => {
  it('are those of the place that are not there yet', () => {
    const { labels } = at('{ "version": 1, | }');
    expect(labels).toContain('timeline');
    expect(labels).not.toContain('version');
    expect(labels).not.toContain('clip');
  });

  it('are written with their quotes and colon, and without a second colon where there is one', () => {
    expect(at('{ "tit|" }').written('title')).toBe('{ "title":  }');
    expect(at('{ tit| }').written('title')).toBe('{ "title":  }');
    expect(at('{ "tit|": "Farm" }').written('title')).toBe('{ "title": "Farm" }');
  });

  it('of an entry are those of its kind, as soon as that is known', () => {
    const [open, clip] = [at('{ "timeline": [{ | }] }'), at('{ "timeline": [{ "clip": "farm", | }] }')];
    expect(open.labels).toEqual(expect.arrayContaining(['clip', 'still', 'card', 'credits', 'section', 'motion']));
    expect(clip.labels).toEqual(expect.arrayContaining(['from', 'to', 'lowerThird', 'transition']));
    expect(clip.labels).not.toEqual(expect.arrayContaining(['motion']));
    expect(clip.labels).not.toContain('card');
  });

  it('of a text in languages are the languages of the film', () => {
    const { labels } = at(`{ ${MEDIA}, "title": { "en": "Farm", | } }`);
    expect(labels).toEqual(['cs']);
  });

  it('come where the text is broken before and after', () => {
    const { labels } = at('{ "id": , "format": { "width": 1280, | }, "timeline": [ { "clip": ');
    expect(labels).toEqual(['height', 'frameRate']);
  });
});

describe('values', () => {
  it('are those of the schema', () => {
    expect(at('{ "timeline": [{ "clip": "farm", "fit": "|" }] }').labels).toEqual(['contain', 'cover', 'blur']);
    expect(at('{ "fallback": | }').labels).toEqual(['true', 'false']);
    expect(at('{ "deliver": ["burned", "|"] }').labels).toEqual(expect.arrayContaining(['hls', 'sidecars']));
  });

  it('are the uploads for a file, and the names of media for a clip', () => {
    const file = at('{ "media": { "farm": { "file": "fa|" } } }');
    expect(file.labels).toEqual(FILES);
    expect(file.written('street.mp4')).toBe('{ "media": { "farm": { "file": "street.mp4" } } }');
    expect(at(`{ ${MEDIA}, "timeline": [{ "clip": "|" }] }`).labels).toEqual(['farm', 'yard']);
  });

  it('are written over what stood there', () => {
    expect(at('{ "timeline": [{ "still": "a", "motion": "none|" }] }').written('zoom-in')).toBe(
      '{ "timeline": [{ "still": "a", "motion": "zoom-in" }] }',
    );
  });
});
