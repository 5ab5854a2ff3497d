import type { z } from 'zod';
import type { DeskFilm } from '../jobs/desk.ts';
import { localise } from '../manifest/localised.ts';
import type { Manifest } from '../manifest/read.ts';
import { type Canonical, keyOf } from '../plan/key.ts';
import { placeTracks } from '../plan/pictures.ts';
import { FUNDING_ENTRY, type Shot, type ShotPicture, type Timeline } from '../timeline/timeline.ts';
import type { timeline as timelineShape, timelineShot } from './timeline-shapes.ts';

type TimelineView = z.output<typeof timelineShape>;
type ShotView = z.output<typeof timelineShot>;

/** Names everything that a timeline is made from: the revisions, the uploads and the edition. */
export const timelineEtag = ({ pins, edition }: Pick<DeskFilm, 'pins' | 'edition'>): string =>
  `"${pins.manifest}-${keyOf([pins as unknown as Canonical, edition]).slice(0, 16)}"`;

/** A film as it lies on its frames. Without one, there is nothing but its problems. */
export const timelineView = (film: DeskFilm): TimelineView => {
  const { manifest, timeline, tracks, problems, pins, edition } = film;
  const about = {
    edition,
    revision: pins.manifest,
    etag: timelineEtag(film),
    problems: problems.map((one) => ({ ...one })),
  };
  const languages = [...(manifest?.languages ?? [])];
  const { num = 0n, den = 1n } = timeline?.rate ?? manifest?.format.frameRate ?? {};
  const frameRate = { numerator: Number(num), denominator: Number(den) };
  if (!manifest || !timeline) return { ...about, languages, frameRate, frames: 0, sections: [], shots: [], cues: {} };
  const { rate, frames, chapters, shots } = timeline;
  const cues = [...placeTracks(tracks, rate, frames)].map(
    ([language, placed]) =>
      [language, placed.map(({ number, first, frames: length }) => [first, first + length, number] as const)] as const,
  );
  return {
    ...{ ...about, languages, frameRate, frames },
    sections: chapters.map(({ title, kind, first, frames: length, entry }) => ({
      ...{ title, ...(kind === undefined ? {} : { kind }) },
      ...{ start: first, end: first + length, entry },
    })),
    shots: shots.map((shot) => shotView(shot, manifest, timeline)),
    cues: Object.fromEntries(cues.map(([language, list]) => [language, list.map((cue) => [...cue])])),
  };
};

const shotView = (shot: Shot, manifest: Manifest, { chapters }: Timeline): ShotView => {
  const { entry, picture, first, frames, transition } = shot;
  const section = chapters.findLastIndex((chapter) => chapter.first <= first);
  return {
    entry: entry === FUNDING_ENTRY ? null : entry,
    kind: picture.kind,
    ...nameOf(picture, manifest),
    ...{ start: first, end: first + frames },
    ...(transition ? { transition: { kind: transition.type, frames: transition.frames } } : {}),
    section: section < 0 ? null : section,
  };
};

/** What a person calls it. */
const nameOf = (picture: ShotPicture, { media = {}, languages }: Manifest): Pick<ShotView, 'file' | 'label'> => {
  if ('media' in picture) {
    const file = media[picture.media]?.file ?? picture.media;
    return { file, label: file };
  }
  const [language = ''] = languages;
  const text = 'funding' in picture && picture.funding ? picture.funding.statement : picture.title;
  return { label: localise(text, language, languages) };
};
