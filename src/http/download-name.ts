import type { ReleaseFile } from '../documents/model.ts';
import { isDeviceName } from '../manifest/device-name.ts';
import { FULL } from '../manifest/editions.ts';

type Named = Pick<ReleaseFile, 'name' | 'kind' | 'language' | 'rendition'>;

/** What a person finds in the folder of downloads: `Social-services_CS_720p.mp4`, of an edition `Social-services_teaser_CS_720p.mp4`. */
export const downloadName = (file: Named, title: string, edition: string = FULL): string => {
  const name = nameOf(file, title, edition);
  return isDeviceName(name) ? `_${name}` : name;
};

const nameOf = (file: Named, title: string, edition: string): string => {
  const { name, kind, language, rendition } = file;
  const base = name.split('/').at(-1) ?? name;
  const words = [plain(title), edition === FULL ? '' : edition].filter(Boolean).join('_');
  if (kind === 'poster' && words) return `${words}_${base}`;
  if (![...FILMS, ...PRINTS].includes(kind)) return base;
  const ending = /\.[A-Za-z0-9]+$/.exec(base)?.[0] ?? '';
  if (words === '') return base;
  // `film.cs.booklet.pdf`: one language has several prints.
  const print = PRINTS.includes(kind) ? base.split('.').at(-2) : undefined;
  return [words, print, language?.toUpperCase(), rendition].filter(Boolean).join('_') + ending;
};

const FILMS: readonly string[] = ['burned', 'soft', 'audio', 'pack', 'sidecar', 'transcript'];
const PRINTS: readonly string[] = ['brochure', 'recommendations', 'evaluation'];

/** Letters without their marks, words joined by hyphens: such a name survives every system and mail programme. */
const plain = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);

/** RFC 6266: the name in plain letters, and in its own where that says more. */
export const disposition = (name: string, how: 'attachment' | 'inline' = 'attachment'): string => {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return ascii === name ? `${how}; filename="${ascii}"` : `${how}; filename="${ascii}"; filename*=UTF-8''${exact}`;
};
