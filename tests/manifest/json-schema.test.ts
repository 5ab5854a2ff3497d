import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifestJsonSchema } from '../../src/manifest/json-schema.ts';

describe('manifests/schema.json', () => {
  it('is what `npm run schema` writes now', () => {
    expect(readFileSync(new URL('../../manifests/schema.json', import.meta.url), 'utf8')).toBe(manifestJsonSchema());
  });

  it('knows the fields an editor writes, by their contract’s names', () => {
    const schema = JSON.parse(manifestJsonSchema());
    expect(schema.required).toEqual(['version', 'id', 'title', 'languages', 'format', 'timeline']);
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['media', 'subtitles', 'captions', 'music', 'narration', 'editions', 'funding']),
    );
    expect(schema.properties.timeline.items.anyOf[0].properties.from.pattern).toContain('ms|s');
  });
});
