import type { Problem } from '../problem.ts';
import type { ManifestDocument } from './schema.ts';

type Captioned = Pick<ManifestDocument, 'captions'>;

export interface CaptionFile {
  /** A JSON pointer, such as `/captions/farm/en`. */
  readonly at: string;
  /** The clip's name among the media. */
  readonly media: string;
  readonly language: string;
  readonly file: string;
}

/** A name as one step of a JSON pointer (RFC 6901). */
const step = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

export const captionFiles = ({ captions = {} }: Captioned): CaptionFile[] =>
  Object.entries(captions).flatMap(([media, files]) =>
    Object.entries(files).map(([language, file]) => ({
      at: `/captions/${step(media)}/${language}`,
      ...{ media, language, file },
    })),
  );

export const captionedMedia = ({ captions = {} }: Captioned): { at: string; name: string }[] =>
  Object.keys(captions).map((name) => ({ at: `/captions/${step(name)}`, name }));

/** Languages in which a clip that is shown has captions: they need no track of the programme. */
export const captionedLanguages = (manifest: Pick<ManifestDocument, 'captions' | 'timeline'>): Set<string> => {
  const shown = clipsShown(manifest);
  return new Set(captionFiles(manifest).flatMap(({ media, language }) => (shown.has(media) ? [language] : [])));
};

const clipsShown = ({ timeline }: Pick<ManifestDocument, 'timeline'>): Set<string> =>
  new Set(timeline.flatMap((entry) => ('clip' in entry ? [entry.clip] : [])));

/** Captions that the film can show nowhere: of a language it is not made in, or of what no shot of any edition shows as a clip. */
export const unusedCaptions = (manifest: ManifestDocument): Problem[] => {
  const editions = Object.values(manifest.editions ?? {}).flatMap(({ timeline = [] }) => timeline);
  const shown = clipsShown({ timeline: [...manifest.timeline, ...editions] });
  const unused = (at: string, message: string): Problem => ({
    severity: 'warning',
    code: 'unused-captions',
    at,
    message,
  });
  return [
    ...captionedMedia(manifest)
      .filter(({ name }) => manifest.media?.[name] && !shown.has(name))
      .map(({ at, name }) => unused(at, `no shot shows the clip "${name}"; show it, or leave its captions out.`)),
    ...captionFiles(manifest)
      .filter(({ language }) => !manifest.languages.includes(language))
      .map(({ at, language }) =>
        unused(at, `the film is not made in "${language}"; add it to "languages", or leave these captions out.`),
      ),
  ];
};
