import type { Manifest } from '../../src/manifest/read.ts';
import { readManifest } from '../../src/manifest/read.ts';
import type { FontFamily } from '../../src/plan/drawing.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import type { Cue } from '../../src/subtitles/cue.ts';
import { buildTimeline, type TimelineReading } from '../../src/timeline/build.ts';
import type { MediaFacts } from '../../src/timeline/facts.ts';

export type Document = Record<string, unknown>;

/** Throws where the manifest is not good: tests of what follows need one that is. */
export const manifestOf = (document: Document): Manifest => {
  const { manifest, problems } = readManifest(
    JSON.stringify({
      version: 1,
      id: 'test',
      title: 'Test',
      languages: ['en', 'cs'],
      format: { width: 1280, height: 720, frameRate: '25' },
      media: { a: { file: 'a.mp4' }, b: { file: 'b.mp4' }, s: { file: 's.png' } },
      ...document,
    }),
  );
  if (!manifest || problems.length) throw new Error(JSON.stringify(problems));
  return manifest;
};

export const timelineOf = (document: Document, media: ReadonlyMap<string, MediaFacts>): TimelineReading =>
  buildTimeline(manifestOf(document), media);

/** A cue from whole frames at 25 frames a second. */
export const cue = (first: number, end: number, text: string): Cue => ({
  start: first * 40,
  end: end * 40,
  lines: [[{ text }]],
});

/** A font in which every letter is half as wide as the line is high. */
export const plainFont: FontFamily['facts'] = {
  family: 'Plain',
  digest: 'font',
  has: () => true,
  width: (text) => text.length / 2,
};

export interface PlanDraft {
  readonly document: Document;
  readonly media: ReadonlyMap<string, MediaFacts>;
  readonly cues: Readonly<Record<string, readonly Cue[]>>;
  readonly languages?: readonly string[];
  readonly tool?: string;
  /** The film's page where the manifest names none. */
  readonly page?: string;
}

export const planOf = ({ document, media, cues, languages, tool = 'build', page }: PlanDraft): Plan => {
  const manifest = manifestOf(document);
  const { timeline, problems } = buildTimeline(manifest, media);
  if (!timeline) throw new Error(JSON.stringify(problems));
  const tracks = Object.entries(cues).map(([language, list]) => ({
    language,
    kind: 'translation' as const,
    cues: list,
  }));
  return makePlan({
    manifest,
    timeline,
    tracks,
    languages: languages ?? manifest.languages,
    edition: 'full',
    font: plainFont,
    tool,
    ...(page === undefined ? {} : { page }),
  });
};
