import { execFileSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchFilm, draftFilm, framesOf, LANGUAGES, repeated, type WrittenFilm, writeFilm } from './film.ts';
import { type Measured, measured } from './measured.ts';
import { filmByConcat, type NaiveFilm } from './naive.ts';
import type { Place } from './place.ts';
import { type Rendered, renderFilm } from './polyreel.ts';

/** One thing that an editor or a translator changes in a film that was rendered. */
export interface Change {
  readonly what: string;
  readonly cpu: number;
  readonly encodedFrames: number;
}

export interface Changes {
  readonly frames: number;
  readonly full: Rendered;
  readonly changes: readonly Change[];
  /** One language’s burned film by the script; of the film once, where it is repeated. */
  readonly script: Measured;
}

const CORRECTED = 5;
const NAMED = 2;

const later = (film: BenchFilm, frames: number): BenchFilm => ({
  ...film,
  cues: film.cues.map(({ first, end }) => ({ first: first + frames, end: end + frames })),
});

const trimmed = (film: BenchFilm): BenchFilm => ({
  ...film,
  shots: film.shots.map((shot, i) => (i === 1 ? { ...shot, frames: shot.frames - 10 } : shot)),
  cues: film.cues.map((cue) => {
    const after = (film.shots[0]?.frames ?? 0) + (film.shots[1]?.frames ?? 0);
    return cue.first < after ? cue : { first: cue.first - 10, end: cue.end - 10 };
  }),
});

const inserted = (film: BenchFilm): BenchFilm => {
  const moved = later(film, 100);
  return { ...moved, shots: [{ source: 1, from: 200, frames: 100 }, ...film.shots] };
};

const named = (film: BenchFilm, name: string): BenchFilm => ({
  ...film,
  shots: film.shots.map((shot, i) => (i === NAMED ? { ...shot, name } : shot)),
});

type Variant = readonly [what: string, written: Partial<WrittenFilm>];

const NOTHING: Variant = ['nothing', {}];
const ONE_CUE: Variant = ['one cue of one language corrected', { changed: CORRECTED }];

/** Every change to a film, by what it costs after a full render. */
export const makeChanges = (place: Place, seconds: number): Promise<Changes> => {
  const film = named(draft(place, seconds), 'Jana Nováková');
  return changesOf(place, film, film, [
    NOTHING,
    ONE_CUE,
    ['a shot shortened by ten frames', { film: trimmed(film) }],
    ['a shot of four seconds inserted at the start', { film: inserted(film) }],
    ['a fifth language', { languages: [...LANGUAGES, 'de'] }],
    ['the name in a lower third', { film: named(film, 'Jana Novotná') }],
  ]);
};

/** A film so many times as long, which is long to write and soon encoded: one cue, with all its films and with streams alone. */
export const makeLongChanges = (place: Place, seconds: number, times: number): Promise<Changes> => {
  const film = draft(place, seconds);
  return changesOf(place, repeated(film, times), film, [
    NOTHING,
    ONE_CUE,
    [`${ONE_CUE[0]}, HLS alone`, { changed: CORRECTED, deliver: ['hls'] }],
    [`${ONE_CUE[0]}, its burned film alone`, { changed: CORRECTED, deliver: ['burned'] }],
  ]);
};

const draft = ({ sourceSeconds }: Place, seconds: number): BenchFilm =>
  draftFilm({ seconds, coverage: 0.65, shotSeconds: 6, sourceSeconds });

const changesOf = async (
  place: Place,
  film: BenchFilm,
  once: BenchFilm,
  variants: readonly Variant[],
): Promise<Changes> => {
  const folder = join(place.folder, 'changes');
  await rm(folder, { recursive: true, force: true });
  const names = place.names.map((name) => `../../${name}`);
  const render = async (written: Partial<WrittenFilm>, home: string): Promise<Rendered> => {
    const manifest = await writeFilm(join(folder, 'film'), { film, names, ...written });
    return renderFilm({ manifest, home: join(folder, home), out: join(folder, 'out'), media: place.folder });
  };
  const full = await render({}, 'full');
  const changes: Change[] = [];
  for (const [what, written] of variants) {
    // By hard links: results are never changed, only replaced.
    execFileSync('cp', ['-al', join(folder, 'full'), join(folder, 'home')]);
    const { cpu, report } = await render(written, 'home');
    changes.push({ what, cpu, encodedFrames: report.pictures.encodedFrames });
    await rm(join(folder, 'home'), { recursive: true });
  }
  const script = await byScript(place, once, folder);
  await rm(folder, { recursive: true });
  return { frames: framesOf(film), full, changes, script };
};

const byScript = async (place: Place, film: BenchFilm, folder: string): Promise<Measured> => {
  const naive: NaiveFilm = { ...place, film, sources: place.names.map((name) => `../../${name}`) };
  await mkdir(join(folder, 'script'), { recursive: true });
  await writeFilm(join(folder, 'script'), { film, names: [], languages: ['cs'] });
  const { rendition } = place;
  return measured(
    place.ffmpeg,
    filmByConcat(naive, { language: 'cs', rendition, path: 'cs.mp4' }),
    join(folder, 'script'),
  );
};
