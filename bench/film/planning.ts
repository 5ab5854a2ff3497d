import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { checkTracks } from '../../src/subtitles/check-all.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { clipFacts } from '../../tests/support/facts.ts';
import { manifestOf } from '../../tests/support/project.ts';
import { type BenchFilm, draftFilm, filmDocument, LANGUAGES, trackOf } from './film.ts';

export interface Planning {
  readonly shots: number;
  readonly cues: number;
  /** Milliseconds of the processor: the timeline and the plan with its keys; the first, and one after a cue was changed. */
  readonly first: number;
  readonly again: number;
}

const processor = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const SOURCE_SECONDS = 120;

const draft = (shots: number, coverage: number): BenchFilm =>
  draftFilm({ seconds: shots * 6, shotSeconds: 6, coverage, sourceSeconds: SOURCE_SECONDS });

/** How long a plan takes whose every shot and cue is known: nothing is read, and nothing run. */
export const measurePlanning = (shots: number): Planning => {
  const film = draft(shots, 0.65);
  const manifest = manifestOf(filmDocument({ film, names: ['0.mp4', '1.mp4', '2.mp4'] }));
  const media = new Map(['m0', 'm1', 'm2'].map((name) => [name, clipFacts(SOURCE_SECONDS, name)]));
  const font = notoSans().facts;
  const planWith = (changed?: number) => {
    const tracks = LANGUAGES.map((language) => {
      const bytes = Buffer.from(trackOf(film, language, language === 'cs' ? changed : undefined));
      return { language, kind: 'translation' as const, cues: readTrack(bytes, { language }).cues };
    });
    return processor(() => {
      const { timeline } = buildTimeline(manifest, media);
      if (!timeline) throw new Error('there is no timeline.');
      makePlan({ manifest, timeline, tracks, languages: LANGUAGES, edition: 'full', font, tool: 'build' });
    });
  };
  return {
    ...{ shots: film.shots.length, cues: film.cues.length * LANGUAGES.length },
    ...{ first: planWith(), again: planWith(7) },
  };
};

/** Cues that are read and checked in a second of the processor: so many cues in four languages. */
export const measureCues = (cues: number): number => {
  const film = draft(Math.ceil((cues / LANGUAGES.length) * 0.77), 0.65);
  const files = LANGUAGES.map((language) => ({ language, bytes: Buffer.from(trackOf(film, language)) }));
  const milliseconds = processor(() => {
    const readings = files.map(({ language, bytes }) => ({
      ...{ language, kind: 'translation' as const, reading: readTrack(bytes, { language }) },
    }));
    checkTracks(readings, {});
  });
  return (film.cues.length * LANGUAGES.length) / (milliseconds / 1000);
};
