import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchFilm, draftFilm, framesOf, LANGUAGES, type WrittenFilm, writeFilm } from './film.ts';
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
  /** The same asked for again, with nothing changed. */
  readonly nothing: Rendered;
  readonly changes: readonly Change[];
}

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
  return { ...moved, shots: [{ source: 1, from: 2_000, frames: 100 }, ...film.shots] };
};

/** What each change costs after a full render, which is made first, in a folder of results of its own. */
export const makeChanges = async (place: Place, seconds: number): Promise<Changes> => {
  const film = draftFilm({ seconds, coverage: 0.65, shotSeconds: 6, sourceSeconds: place.sourceSeconds });
  const folder = join(place.folder, 'changes');
  await rm(folder, { recursive: true, force: true });
  const names = place.names.map((name) => `../../${name}`);
  const render = async (written: Partial<WrittenFilm>, home: string): Promise<Rendered> => {
    const manifest = await writeFilm(join(folder, 'film'), { film, names, ...written });
    return renderFilm(manifest, join(folder, home), join(folder, 'out'), 2, place.folder);
  };
  const full = await render({}, 'full');
  const nothing = await render({}, 'full');
  const variants: readonly (readonly [string, Partial<WrittenFilm>])[] = [
    ['one cue of one language corrected', { changed: 5 }],
    ['a shot shortened by ten frames', { film: trimmed(film) }],
    ['a shot of four seconds inserted at the start', { film: inserted(film) }],
    ['a fifth language', { languages: [...LANGUAGES, 'de'] }],
  ];
  const changes: Change[] = [];
  for (const [what, written] of variants) {
    await cp(join(folder, 'full'), join(folder, 'home'), { recursive: true });
    const { cpu, report } = await render(written, 'home');
    changes.push({ what, cpu, encodedFrames: report.pictures.encodedFrames });
    await rm(join(folder, 'home'), { recursive: true });
  }
  return { frames: framesOf(film), full, nothing, changes };
};
