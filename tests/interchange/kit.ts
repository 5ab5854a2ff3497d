import { type Imported, importFile } from '../../src/interchange/import.ts';
import type { ExportFilm } from '../../src/interchange/outline.ts';
import type { Manifest } from '../../src/manifest/read.ts';
import { readManifest } from '../../src/manifest/read.ts';
import { formatRational, type Rational, rational } from '../../src/rational.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import type { MediaFacts } from '../../src/timeline/facts.ts';
import type { Timeline } from '../../src/timeline/timeline.ts';
import { clipFacts, stillFacts } from '../support/facts.ts';

export type Document = Record<string, unknown>;

const manifestOf = (document: Document): Manifest => {
  const { manifest, problems } = readManifest(JSON.stringify(document));
  if (!manifest || problems.some(({ severity }) => severity === 'block')) throw new Error(JSON.stringify(problems));
  return manifest;
};

const HOURS = 30 * 3600;

/** Plain footage of many hours under every name that a manifest uses; photographs by their ending. */
export const factsFor = (document: Document): ReadonlyMap<string, MediaFacts> =>
  new Map(
    Object.entries((document.media ?? {}) as Record<string, { file: string }>).map(([name, { file }]) => [
      name,
      /\.(?:png|jpe?g)$/i.test(file) ? stillFacts(name) : clipFacts(HOURS, name),
    ]),
  );

/** The timeline of a manifest; throws where it cannot be built. */
export const timelineFor = (document: Document, media = factsFor(document)): Timeline => {
  const { timeline, problems } = buildTimeline(manifestOf(document), media);
  if (!timeline) throw new Error(JSON.stringify(problems));
  return timeline;
};

export const filmOf = (document: Document, media = factsFor(document), cues: ExportFilm['cues'] = []): ExportFilm => ({
  document,
  edition: 'full',
  timeline: timelineFor(document, media),
  language: 'en',
  title: 'Test',
  cues,
});

/** Imports, and throws what stands against it. */
export const imported = (text: string, editRate?: Rational): Required<Imported> => {
  const { document, problems } = importFile(text, { name: 'test', ...(editRate ? { editRate } : {}) });
  if (!document) throw new Error(JSON.stringify(problems));
  return { document, problems };
};

/** `farm.mp4 75+50` – the file, the first frame on its source, the frames that are shown; with the transition before it. */
export const shotsOf = (document: Document): string[] => {
  const files = document.media as Record<string, { file: string }>;
  return timelineFor(document).shots.map(({ picture, frames, transition }) => {
    const name =
      'media' in picture
        ? (files[picture.media]?.file ?? '').replace('media/', '')
        : `card ${'background' in picture ? picture.background : ''}`;
    const from = picture.kind === 'clip' ? ` ${picture.from}` : ' ';
    const held = picture.kind === 'clip' && picture.freeze ? ' held' : '';
    const speed =
      picture.kind === 'clip' && picture.speed.num !== picture.speed.den ? ` ×${formatRational(picture.speed)}` : '';
    return `${transition ? `${transition.type} ${transition.frames} ` : ''}${name}${from}+${frames}${speed}${held}`;
  });
};

export const sectionsOf = (document: Document): unknown[] =>
  (document.timeline as Document[]).flatMap((entry) => ('section' in entry ? [entry.section] : []));

export const codesOf = ({ problems }: Imported): string[] => problems.map(({ code }) => code);
export const R24 = rational(24);
