import { describe, expect, it } from 'vitest';
import { type Exported, exportFilm } from '../../src/interchange/export.ts';
import type { ExportFilm } from '../../src/interchange/outline.ts';
import { readRate } from '../../src/interchange/times.ts';
import { newRandom } from '../support/random.ts';
import { type Document, filmOf, imported, sectionsOf, shotsOf, timelineFor } from './kit.ts';

const RATES = ['24', '25', '30', '30000/1001', '24000/1001', '50', '60000/1001'];
const SPEEDS = [1, 1, 1, 2, 0.5, 0.1, 1.983333333, 3.7];
const OVERLAPS = ['crossfade', 'wipe-left', 'wipe-down'];
const DIPS = ['fade', 'fade-white'];

interface Choice {
  readonly below: (limit: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
}

const choices = (seed: number): Choice => {
  const random = newRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  return { below, of: (list) => list[below(list.length)] as (typeof list)[number] };
};

interface Kinds {
  readonly dips: boolean;
  readonly wipes: boolean;
  readonly speeds: readonly number[];
  readonly holds?: boolean;
  readonly funding?: object;
}

/** A manifest of clips at several speeds, stills, cards, sections and transitions that fit. */
const anyManifest = (seed: number, kinds: Kinds): Document => {
  const { below, of } = choices(seed);
  const types = [...(kinds.wipes ? OVERLAPS : ['crossfade']), ...(kinds.dips ? DIPS : [])];
  const timeline: Document[] = [];
  for (let i = 0; i < 4 + below(8); i++) {
    if (below(4) === 0) timeline.push({ section: { title: `Part ${i}`, kind: 'mobility', country: 'CZ' } });
    const frames = 30 + below(90);
    const transition = i > 0 && below(2) ? { transition: { type: of(types), duration: `${1 + below(14)}f` } } : {};
    const speed = of(kinds.speeds);
    const from = 40 + below(5000);
    const entry = of<Document>([
      { clip: 'a', from: `${from}f`, to: `${from + frames}f`, volume: '-3dB', fit: 'blur' },
      {
        clip: 'b',
        from: `${(from / 100 + 20).toFixed(2)}s`,
        to: `${(from / 100 + 28 + below(5)).toFixed(2)}s`,
        speed,
        tags: ['x'],
      },
      { still: 's', duration: `${frames}f`, motion: 'zoom-in' },
      { card: { title: { en: `Card ${i}`, cs: 'Karta' }, background: '#103a5c' }, duration: `${frames}f` },
      ...(kinds.holds ? [{ clip: 'a', freeze: `${from}f`, duration: `${frames}f`, tags: ['held'] }] : []),
    ]);
    timeline.push({ ...entry, ...transition });
  }
  return {
    version: 1,
    id: 'test',
    title: { en: 'Test', cs: 'Zkouška' },
    languages: ['en', 'cs'],
    format: { width: 1280, height: 720, frameRate: of(RATES) },
    media: { a: { file: 'media/a.mp4', consent: 'form 3' }, b: { file: 'media/b.mov' }, s: { file: 'media/s.png' } },
    loudness: { integrated: -16 },
    ...(kinds.funding ? { funding: kinds.funding } : {}),
    timeline,
  };
};

const there = (film: ExportFilm, format: Exported): string => {
  const { text, problems } = exportFilm(film, format);
  if (text === undefined) throw new Error(JSON.stringify(problems));
  return text;
};

describe('through OpenTimelineIO and back', () => {
  it.each(Array.from({ length: 60 }, (_, i) => i + 1))('keeps all of manifest %i', (seed) => {
    const funding = [undefined, {}, { place: 'start' }, { place: 'both' }][seed % 4];
    const document = anyManifest(seed, {
      dips: true,
      wipes: true,
      speeds: SPEEDS,
      holds: true,
      ...(funding ? { funding } : {}),
    });
    const back = imported(there(filmOf(document), 'otio'));
    expect(shotsOf(back.document)).toEqual(shotsOf(document));
    expect(timelineFor(back.document).shots).toEqual(
      timelineFor(document).shots.map((shot, i) => ({ ...shot, entry: timelineFor(back.document).shots[i]?.entry })),
    );
    expect(timelineFor(back.document).chapters).toEqual(timelineFor(document).chapters);
    const { timeline: _, ...rest } = document;
    expect(back.document).toMatchObject(rest);
    expect(back.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it.each(Array.from({ length: 40 }, (_, i) => i + 100))(
    'keeps every cut of manifest %i without what Polyreel writes beside',
    (seed) => {
      const document = anyManifest(seed, { dips: false, wipes: false, speeds: SPEEDS, holds: true });
      const bare = there(filmOf(document), 'otio').replace(/"polyreel"/g, '"other"');
      const back = imported(bare);
      expect(shotsOf(back.document)).toEqual(shotsOf(document));
      expect(sectionsOf(back.document)).toHaveLength(timelineFor(document).chapters.length);
    },
  );
});

describe('through FCPXML and back', () => {
  it.each(Array.from({ length: 30 }, (_, i) => i + 200))('keeps every cut of manifest %i', (seed) => {
    const document = anyManifest(seed, { dips: false, wipes: false, speeds: SPEEDS });
    const back = imported(there(filmOf(document), 'fcpxml'));
    const colourless = (shots: string[]) => shots.map((shot) => shot.replace(/#\w{6}/, ''));
    expect(colourless(shotsOf(back.document))).toEqual(colourless(shotsOf(document)));
    expect(sectionsOf(back.document)).toHaveLength(timelineFor(document).chapters.length);
  });
});

describe('through an EDL and back', () => {
  it.each(Array.from({ length: 30 }, (_, i) => i + 300))('keeps every cut of manifest %i', (seed) => {
    const document = anyManifest(seed, { dips: false, wipes: false, speeds: [1] });
    const cutOnly = {
      ...document,
      timeline: (document.timeline as Document[]).map((entry) =>
        'clip' in entry ? { ...entry, from: '00:00:01:00', to: '00:00:05:00' } : entry,
      ),
    };
    const rate = readRate((document.format as Document).frameRate);
    const back = imported(there(filmOf(cutOnly), 'edl'), rate);
    const frames = (doc: Document) =>
      timelineFor(doc).shots.map(({ first, frames, transition }) => [first, frames, transition?.type]);
    expect(frames(back.document)).toEqual(frames(cutOnly));
  });
});
