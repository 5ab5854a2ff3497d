import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../src/interchange/import.ts';
import type { Problem } from '../../src/problem.ts';
import { checkTrack } from '../../src/subtitles/check.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { testFolder } from '../footage/folder.ts';
import { bytes } from '../subtitles/sample.ts';
import { rounds } from '../support/seed.ts';
import { timed } from './support/memory.ts';
import { setTrap, type Trap } from './support/trap.ts';
import { largeXml, xmlBombs, xmlKinds } from './support/xml-bombs.ts';

const folder = testFolder();
let trap: Trap;
beforeAll(async () => {
  trap = await setTrap(folder);
});
afterAll(() => trap.close());

/** Problems of a subtitle file or of a timeline, and seconds of the processor. */
const read = (kind: string, text: string): { problems: readonly Problem[]; made: boolean; seconds: number } => {
  const { seconds, result } = timed(() => {
    if (kind !== 'tt') return importFile(text, { name: 'x' });
    const reading = readTrack(bytes(text), { language: 'en' });
    return { document: reading.cues.length || undefined, problems: checkTrack(reading, { language: 'en' }) };
  });
  return { problems: result.problems, made: result.document !== undefined, seconds };
};
const blocks = (problems: readonly Problem[]): string[] =>
  problems.flatMap(({ severity, message }) => (severity === 'block' ? [message] : []));

describe.each(xmlKinds)('XML of $kind', (kind) => {
  it('is refused with words, opens nothing and takes no time, where it is a bomb', () => {
    for (const { what, text } of xmlBombs(trap)) {
      const { problems, made, seconds } = read(kind.kind, text(kind));
      expect([what, made, blocks(problems).length > 0]).toEqual([what, false, true]);
      expect([what, blocks(problems).filter((message) => /stack|undefined|NaN/.test(message))]).toEqual([what, []]);
      expect([what, trap.touched()]).toEqual([what, []]);
      expect(JSON.stringify(problems)).not.toContain(trap.secret);
      expect([what, seconds < 10]).toEqual([what, true]);
    }
  });

  it('takes time in proportion to its size', () => {
    for (const { what, text } of largeXml)
      expect([what, read(kind.kind, text(kind)).seconds < 10]).toEqual([what, true]);
  });
});

const MANY = rounds(100_000, 1_000_000);
/** Timelines that are no XML. */
const OTHERS: readonly (readonly [what: string, text: () => string])[] = [
  ['OTIO a million deep', () => '{"OTIO_SCHEMA":"Timeline.1","tracks":'.repeat(1) + '{"children":['.repeat(1e6)],
  ['OTIO as deep, and closed', () => `{"OTIO_SCHEMA":"Timeline.1","tracks":${'['.repeat(1e6)}${']'.repeat(1e6)}}`],
  [
    'OTIO of stacks in stacks',
    () =>
      `{"OTIO_SCHEMA":"Timeline.1","tracks":${'{"OTIO_SCHEMA":"Stack.1","children":['.repeat(1e5)}${']}'.repeat(1e5)}}`,
  ],
  ['OTIO of collections in collections', () => '{"OTIO_SCHEMA":"SerializableCollection.1","children":['.repeat(1e5)],
  [
    'OTIO with metadata that are deep',
    () =>
      `{"OTIO_SCHEMA":"Timeline.1","metadata":{"polyreel":{"manifest":${'['.repeat(1e6)}${']'.repeat(1e6)}}},"tracks":{"OTIO_SCHEMA":"Stack.1","children":[]}}`,
  ],
  ['an EDL of many events', () => '001 A V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n'.repeat(MANY / 4)],
  ['an EDL of many remarks', () => '* FROM CLIP NAME: x\n'.repeat(MANY)],
  ['an EDL with one line without end', () => `TITLE: ${'x '.repeat(MANY)}`],
  ['an EDL of digits', () => '0'.repeat(MANY)],
  ['an EDL of spaces', () => `001${' '.repeat(MANY)}x`],
];

describe('a timeline that is no XML', () => {
  it.each(OTHERS)('is refused with words and takes no time: %s', (_what, text) => {
    const { problems, made, seconds } = read('timeline', text());
    expect(made).toBe(false);
    expect(blocks(problems)).toHaveLength(1);
    expect(problems.map(({ message }) => message).join().length).toBeLessThan(20_000);
    expect(seconds).toBeLessThan(10);
  });
});
