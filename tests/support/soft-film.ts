import type { Report } from '../../src/cli/render.ts';
import type { Document } from './project.ts';
import { type Studio, srt } from './studio.ts';

export interface SoftFilm {
  /** The film without text in its picture. */
  readonly path: string;
  readonly report: Report;
}

/** Renders a manifest to the one film that shows what its entries show and no text, encoded nearly without loss. */
export const softFilm = async (
  studio: Studio,
  { format, ...document }: Document & { format: { width: number; height: number; frameRate: string } },
  name: string,
  options: { ffmpegPath?: string } = {},
): Promise<SoftFilm> => {
  await studio.write('en.srt', srt([['00,000', '00,400', 'Hello.']]));
  const renditions = [{ name: 'own', height: format.height, crf: 6, maxrate: '9000k' }];
  const manifest = await studio.manifest(
    { format, subtitles: { en: 'en.srt' }, deliver: ['soft'], renditions, ...document },
    `${name}.json`,
  );
  const out = studio.path(name);
  const report = await studio.render([manifest, '--out', out], options);
  return { path: `${out}/film.own.mp4`, report };
};
