import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { draftFilm, writeFilm } from './film.ts';
import type { Place } from './place.ts';
import { type Rendered, readMedia, renderFilm } from './polyreel.ts';

export const RENDITIONS = ['720p', '480p', '360p'] as const;

export interface Ladder {
  /** All renditions by one render. */
  readonly together: Rendered;
  /** One render for each, in the order of {@link RENDITIONS}. */
  readonly apart: readonly Rendered[];
}

/** Soft films in three sizes: decoded once for all, and once for each. @param seconds of the film */
export const makeLadder = async (place: Place, seconds: number): Promise<Ladder> => {
  const film = draftFilm({ seconds, coverage: 0.65, shotSeconds: 6, sourceSeconds: place.sourceSeconds });
  const folder = join(place.folder, 'ladder');
  await rm(folder, { recursive: true, force: true });
  const names = place.names.map((name) => `../../${name}`);
  const write = (renditions: readonly string[]): Promise<string> =>
    writeFilm(join(folder, renditions.join('-')), { film, names, renditions, deliver: ['soft'] });
  const known = join(folder, 'known');
  await readMedia(await write(RENDITIONS), known, place.folder);
  const render = async (renditions: readonly string[]): Promise<Rendered> => {
    const manifest = await write(renditions);
    const home = join(folder, `home-${renditions.join('-')}`);
    await cp(known, home, { recursive: true });
    return renderFilm({ manifest, home, out: join(folder, `out-${renditions.join('-')}`), media: place.folder });
  };
  const together = await render(RENDITIONS);
  const apart: Rendered[] = [];
  for (const rendition of RENDITIONS) apart.push(await render([rendition]));
  await rm(folder, { recursive: true });
  return { together, apart };
};
