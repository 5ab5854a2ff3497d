import { localise } from '../manifest/localised.ts';
import { chapterMarks } from '../plan/films.ts';
import type { Plan } from '../plan/plan.ts';
import { type TrackText, trackTexts } from '../plan/track-texts.ts';
import type { Track } from '../subtitles/track.ts';
import type { TextFile } from './text-file.ts';

/** Subtitles and transcripts for every language that is delivered. */
export const sidecarsOf = (plan: Plan): TextFile[] => plan.sidecars.flatMap((track) => filesOf(plan, track));

const filesOf = ({ documentary: id, title, languages, timeline }: Plan, track: Track): TextFile[] => {
  const { language } = track;
  const sections = chapterMarks(timeline, language, languages);
  const texts = trackTexts({ id, title: localise(title, language, languages), sections }, track);
  return texts.map(({ name: path, kind: format, text: content }) => {
    const kind = kindOf(format);
    return { path, kind, language, ...(kind === 'sidecar' ? { cues: cuesOf([track]) } : {}), content };
  });
};

/** How many cues each track has, by language. */
export const cuesOf = (tracks: readonly Track[]): Record<string, number> =>
  Object.fromEntries(tracks.map(({ language, cues }) => [language, cues.length]));

const kindOf = (kind: TrackText['kind']): TextFile['kind'] =>
  kind.startsWith('transcript') ? 'transcript' : 'sidecar';
