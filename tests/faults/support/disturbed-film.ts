import { type FilmDraft, makeFootage } from '../../service/support/films.ts';
import { newFolder } from '../../service/support/service.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { type Films, renderUndisturbed } from './undisturbed.ts';

/** A film that was made undisturbed, and a cluster in which it is to be made again. */
export interface DisturbedFilm {
  readonly cluster: Cluster;
  /** What is to come out of every render of the film. */
  readonly films: Films;
  readonly clip: string;
  readonly close: () => Promise<void>;
}

export const openDisturbedFilm = async (draft: FilmDraft, workers = 0): Promise<DisturbedFilm> => {
  const folder = await newFolder();
  const clip = folder.path('a.mp4');
  await makeFootage(clip, 4);
  const films = await renderUndisturbed(folder.path('.'), draft);
  const cluster = await startCluster(folder.path('home'));
  await Promise.all(Array.from({ length: workers }, () => cluster.addWorker()));
  const close = async (): Promise<void> => {
    await cluster.stop();
    await folder.remove();
  };
  return { cluster, films, clip, close };
};
