import type { Problem } from '../problem.ts';
import { captionedMedia, captionFiles } from './captions.ts';
import { codecTraits } from './codecs.ts';
import { drawnTexts, type LocalisedAt } from './drawn-texts.ts';
import type { Entry } from './entries.ts';
import { authorityText } from './funding.ts';
import { kitTexts } from './kit-rules.ts';
import { type Localised, missingLanguages } from './localised.ts';
import { mediaOverFilm } from './media-over-film.ts';
import { narrationFiles, narrationLanguageProblems } from './narration.ts';
import { pathRefusal } from './paths.ts';
import { type Rendition, renditionNames, resolveRendition, type Size } from './renditions.ts';
import type { ManifestDocument } from './schema.ts';

const block = (code: string, at: string, message: string): Problem => ({ severity: 'block', code, at, message });

/** Every field that names a file, with its place. */
export const filesNamed = (manifest: ManifestDocument): { at: string; file: string }[] => [
  ...Object.entries(manifest.media ?? {}).map(([name, { file }]) => ({ at: `/media/${name}/file`, file })),
  ...Object.entries(manifest.subtitles ?? {}).map(([language, written]) =>
    typeof written === 'string'
      ? { at: `/subtitles/${language}`, file: written }
      : { at: `/subtitles/${language}/file`, file: written.file },
  ),
  ...narrationFiles(manifest),
  ...captionFiles(manifest),
];

export const pathProblems = (manifest: ManifestDocument, depth: number): Problem[] =>
  filesNamed(manifest).flatMap(({ at, file }) => {
    const refusal = pathRefusal(file, depth);
    return refusal ? [block('path-refused', at, `${JSON.stringify(file)} is ${refusal}.`)] : [];
  });

/** Names of media that the timeline uses, with their places. */
export const mediaUsed = (entry: Entry, i: number): { at: string; name: string }[] => {
  if ('clip' in entry) {
    const lut = entry.color?.lut;
    return [
      { at: `/timeline/${i}/clip`, name: entry.clip },
      ...(entry.with ? [{ at: `/timeline/${i}/with/clip`, name: entry.with.clip }] : []),
      ...(lut === undefined ? [] : [{ at: `/timeline/${i}/color/lut`, name: lut }]),
    ];
  }
  if ('still' in entry) return [{ at: `/timeline/${i}/still`, name: entry.still }];
  if ('card' in entry && entry.card.image) return [{ at: `/timeline/${i}/card/image`, name: entry.card.image }];
  return [];
};

export const referenceProblems = (manifest: ManifestDocument): Problem[] => {
  const known = Object.keys(manifest.media ?? {});
  if (known.length > 500) return [block('too-many-media', '/media', `${known.length} media; at most 500.`)];
  return [...manifest.timeline.flatMap(mediaUsed), ...mediaOverFilm(manifest), ...captionedMedia(manifest)]
    .filter(({ name }) => !known.includes(name))
    .map(({ at, name }) => block('unknown-media', at, `no media is called "${name}"; ${offer(known)}`));
};

const offer = (known: readonly string[]): string =>
  known.length ? `known: ${known.slice(0, 12).join(', ')}.` : 'add it under "media".';

const textsOf = (entry: Entry, i: number): LocalisedAt[] =>
  'section' in entry ? [{ at: `/timeline/${i}/section/title`, text: entry.section.title }] : drawnTexts(entry, i);

export const languageProblems = (manifest: ManifestDocument): Problem[] => {
  const { languages } = manifest;
  const texts = [
    { at: '/title', text: manifest.title },
    ...manifest.timeline.flatMap(textsOf),
    ...authorityText(manifest.funding),
    ...kitTexts(manifest),
  ];
  const twice = languages.filter((language, i) => languages.indexOf(language) !== i);
  return [
    ...twice.map((language) =>
      block('duplicate-language', '/languages', `"${language}" stands twice; name each language once.`),
    ),
    ...(manifest.fallback ? [] : texts.flatMap(({ at, text }) => untranslated(at, text, languages))),
    ...Object.keys(manifest.subtitles ?? {})
      .filter((language) => !languages.includes(language))
      .map(
        (language): Problem => ({
          severity: 'warning',
          code: 'unused-subtitles',
          at: `/subtitles/${language}`,
          message: `the film is not made in "${language}"; add it to "languages", or leave this track out.`,
        }),
      ),
    ...narrationLanguageProblems(manifest),
  ];
};

const untranslated = (at: string, text: Localised, languages: readonly string[]): Problem[] =>
  missingLanguages(text, languages).map((language) =>
    block(
      'missing-text',
      `${at}/${language}`,
      `no text in "${language}"; translate it, or set "fallback": true to show ${languages[0]} instead.`,
    ),
  );

export const renditionProblems = (manifest: ManifestDocument): Problem[] => {
  const written = manifest.renditions ?? [];
  const names = written.map((rendition) => (typeof rendition === 'string' ? rendition : rendition.name));
  return written.flatMap((rendition, i) => {
    const at = `/renditions/${i}`;
    const resolved = resolveRendition(rendition, manifest.format);
    if (!resolved)
      return [
        block('unknown-rendition', at, `"${names[i]}" is not known; write ${renditionNames.join(', ')} or an object.`),
      ];
    if (names.indexOf(resolved.name) !== i)
      return [block('duplicate-rendition', at, `"${resolved.name}" stands twice; name it once.`)];
    return [...sizeProblems(resolved, manifest.format, at), ...crfProblems(resolved, at)];
  });
};

const sizeProblems = ({ name, width, height, codec }: Rendition, format: Size, at: string): Problem[] => {
  if (width > format.width || height > format.height)
    return [
      block(
        'rendition-too-large',
        at,
        `"${name}" is larger than the film (${format.width}×${format.height}); enlarge the format, or leave it out.`,
      ),
    ];
  const { shortest, name: codecName } = codecTraits[codec];
  if (Math.min(width, height) >= shortest) return [];
  return [
    block(
      'rendition-too-small',
      at,
      `"${name}" has ${width}×${height} pixels, and ${codecName} needs ${shortest} each way; make it larger, or leave "codec" out.`,
    ),
  ];
};

const crfProblems = ({ crf, codec }: Rendition, at: string): Problem[] => {
  const { name, worstCrf, crf: usual } = codecTraits[codec];
  if (crf <= worstCrf) return [];
  return [
    block('crf-out-of-range', `${at}/crf`, `${name} knows 1 to ${worstCrf}, not ${crf}; leave it out for ${usual}.`),
  ];
};
