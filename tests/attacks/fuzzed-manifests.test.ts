import { describe, expect, it } from 'vitest';
import { editionsOf } from '../../src/manifest/editions.ts';
import { pathRefusal } from '../../src/manifest/paths.ts';
import { type ManifestReading, readManifest } from '../../src/manifest/read.ts';
import { filesNamed } from '../../src/manifest/rules.ts';
import type { ManifestDocument } from '../../src/manifest/schema.ts';
import { visibilityProblems } from '../../src/manifest/visibility.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { clipFacts, stillFacts } from '../support/facts.ts';
import { chances, rounds, seed } from '../support/seed.ts';
import { mutateJson } from './support/fuzz-json.ts';
import { manifestBombs } from './support/manifest-bombs.ts';
import { heldMegabytes, timed } from './support/memory.ts';
import { richManifest } from './support/rich-manifest.ts';

const { picture: _, ...song } = clipFacts(60, 'song');
const media = new Map([
  ['farm', clipFacts(30, 'farm')],
  ['bus', clipFacts(30, 'bus')],
  ['photo', stillFacts()],
  ['song', song],
]);

/** Reads a manifest as the command line or, with its id, as the service does, and lays out all of its editions. */
const examine = (text: string, documentary?: string): ManifestReading => {
  const reading = readManifest(text, 0, documentary);
  if (!reading.manifest) return reading;
  for (const { manifest } of editionsOf(reading.manifest)) buildTimeline(manifest, media, new Map([['en', song]]));
  visibilityProblems(reading.manifest);
  return reading;
};

/** Letters that all problems of one manifest may have together: what a page or a terminal shows at once. */
const MAX_LETTERS = 5_000_000;

/** What is wrong with a reading, whatever the manifest was. */
const wrongWith = ({ manifest, problems, partial }: ManifestReading): string | undefined => {
  const blocks = problems.some(({ severity }) => severity === 'block');
  if ((!manifest || partial) && !blocks) return 'no manifest, and no problem that says why';
  const mute = problems.find(({ message, at, code }) => message.length < 10 || typeof at !== 'string' || !code);
  if (mute) return `a problem that says nothing: ${JSON.stringify(mute)}`;
  const letters = problems.reduce((sum, { at, message }) => sum + at.length + message.length, 0);
  if (letters > MAX_LETTERS) return `problems of ${letters} letters`;
  const refused = new Set(problems.map(({ at }) => at));
  const open = manifest
    ? filesNamed(manifest as unknown as ManifestDocument).find(
        ({ at, file }) => pathRefusal(file, 0) && !refused.has(at),
      )
    : undefined;
  if (open) return `${open.file} at ${open.at} is not refused`;
  return 'polluted' in {} ? 'a prototype was changed' : undefined;
};

const COUNT = rounds(400, 10_000);

describe('manifests damaged at random', () => {
  it('give problems with places, or a film, and never an exception', { timeout: 1_800_000 }, () => {
    const luck = chances('fuzzed manifests');
    const before = heldMegabytes();
    for (let i = 0; i < COUNT; i++) {
      const text = mutateJson(richManifest, luck);
      const told = (what: unknown) => expect.unreachable(`seed ${seed}, round ${i}: ${what}\n${text.slice(0, 20_000)}`);
      try {
        const { seconds, result } = timed(() => examine(text, i % 2 ? 'rural' : undefined));
        const wrong = wrongWith(result) ?? (seconds > 5 ? `${seconds} s` : undefined);
        if (wrong) told(wrong);
      } catch (error) {
        told(error instanceof Error ? error.stack : error);
      }
    }
    expect(heldMegabytes() - before).toBeLessThan(50);
  });

  it('is a good manifest before it is damaged', () => {
    expect(readManifest(JSON.stringify(richManifest)).problems).toMatchObject([
      { severity: 'info', code: 'no-narration' },
      { severity: 'info', code: 'no-narration' },
    ]);
  });
});

describe('a manifest that is made to be work', () => {
  it.each(manifestBombs.map(({ what, make }) => [what, make] as const))('is told within seconds: %s', (_what, make) => {
    const text = make();
    const before = heldMegabytes();
    for (const documentary of [undefined, 'rural']) {
      const { seconds, result } = timed(() => examine(text, documentary));
      expect(wrongWith(result)).toBeUndefined();
      expect(seconds).toBeLessThan(15);
    }
    expect(heldMegabytes() - before).toBeLessThan(50);
  });
});
