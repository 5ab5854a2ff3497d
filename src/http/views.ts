import type { DocumentaryView } from '../documents/documentary.ts';
import type {
  KeyEntry,
  ReleaseFile,
  ReleaseRecord,
  RenderFile,
  RenderRecord,
  SubtitleRevision,
} from '../documents/model.ts';
import type { RenderView } from '../jobs/renders-port.ts';
import { hasLanguage } from './access.ts';
import { seesWithdrawn } from './withdrawn.ts';

/** Where addresses that are given out begin. */
type Base = string | undefined;

const withUrl = ({ key: _, language, rendition, duration, ...file }: ReleaseFile, url: string) => ({
  ...file,
  language: language ?? null,
  rendition: rendition ?? null,
  duration: duration ?? null,
  url,
});

const encoded = (name: string): string => name.split('/').map(encodeURIComponent).join('/');

export const releaseView = <Release extends ReleaseRecord>(release: Release, base: Base) => {
  const { askedAt: _, film, files, ...rest } = release;
  const folder = `${base ?? ''}/v1/documentaries/${release.documentary}/downloads`;
  const edition = release.edition === 'full' ? '' : `&edition=${release.edition}`;
  const urlOf = (name: string): string => `${folder}/${encoded(name)}?release=${release.id}${edition}`;
  return { ...rest, ...film?.told, files: files.map((file) => withUrl(file, urlOf(file.name))) };
};

export const renderView = ({ files, ...view }: RenderView, base: Base) => {
  if (!files) return view;
  const urlOf = ({ name }: RenderFile): string => `${base ?? ''}/v1/renders/${view.id}/files/${encoded(name)}`;
  return { ...view, files: files.map((file) => withUrl(file, urlOf(file))) };
};

export const renderSummary = ({
  pins: _,
  files: __,
  acceptErrors: ___,
  spans: ____,
  release,
  ...record
}: RenderRecord) => ({
  ...record,
  release: release ?? null,
});

/** Without what only this program compares: digests of the words and of the cut. */
export const trackView = ({ words: _, cut: __, unseen: ___, ...about }: SubtitleRevision) => about;

/** What a key may know of a documentary; undefined where that is nothing. */
export const documentaryView = (view: DocumentaryView, key: KeyEntry, base: Base) => {
  const seen = view.releases.filter(({ withdrawn }) => !withdrawn || seesWithdrawn(key));
  const releases = seen.map((release) => releaseView(release, base));
  if (key.role === 'partner') return partnerView(view, releases);
  const languages = view.languages.filter(({ language }) => hasLanguage(key, language));
  const { id, title, manifest, editions, settings } = view;
  const renders = view.renders.filter(({ askedBy }) => key.role !== 'translator' || askedBy.key === key.id);
  return {
    id,
    ...(title === undefined ? {} : { title }),
    ...(manifest === undefined ? {} : { manifest }),
    editions,
    languages,
    ...(key.role === 'translator' ? {} : { media: view.media }),
    releases,
    renders: renders.map(renderSummary),
    settings,
  };
};

const partnerView = (
  { id, title, languages }: DocumentaryView,
  releases: readonly ReturnType<typeof releaseView>[],
) => {
  if (releases.length === 0) return undefined;
  const shown = languages.filter(({ released }) => released !== 'missing');
  return {
    id,
    ...(title === undefined ? {} : { title }),
    languages: shown.map(({ language, released }) => ({ language, released })),
    releases,
  };
};
