import { printParseErrorCode } from 'jsonc-parser';
import type { Problem } from '../problem.ts';
import { unusedCaptions } from './captions.ts';
import { emptyTextProblems } from './drawn-texts.ts';
import { editionProblems } from './edition-rules.ts';
import { schemaProblems } from './issues.ts';
import { addressProblems, kitProblems, unshownRecommendations } from './kit-rules.ts';
import type { Localised } from './localised.ts';
import { prune } from './prune.ts';
import { type Rendition, resolveRenditions } from './renditions.ts';
import { languageProblems, pathProblems, referenceProblems, renditionProblems } from './rules.ts';
import { type ManifestDocument, manifestSchema } from './schema.ts';
import { idProblems, withoutSubtitles } from './service.ts';
import { shapeProblems, tooDeep } from './shape.ts';
import { syntaxErrors } from './syntax-errors.ts';
import { consentProblems } from './visibility.ts';

/** A manifest past the door: every name resolves, every text is there, defaults are filled in. */
export type Manifest = Omit<ManifestDocument, 'renditions' | 'deliver' | 'loudness' | 'subtitleStyle'> & {
  readonly renditions: readonly Rendition[];
  readonly deliver: NonNullable<ManifestDocument['deliver']>;
  /** LUFS and dBTP (EBU R 128: −23 and −1). */
  readonly loudness: { readonly integrated: number; readonly truePeak: number };
  readonly subtitleStyle: Required<{
    [K in keyof NonNullable<ManifestDocument['subtitleStyle']>]: NonNullable<
      NonNullable<ManifestDocument['subtitleStyle']>[K]
    >;
  }>;
  /** What the cut is for: of an edition as a manifest of its own, never of the full film. */
  readonly purpose?: Localised;
};

export interface ManifestReading {
  /** What could be read; where problems block it, it is there only so that the rest can be checked in the same round. */
  readonly manifest?: Manifest;
  /** True where parts of the manifest had to be replaced: times and places after them mean nothing. */
  readonly partial: boolean;
  readonly problems: readonly Problem[];
}

const MAX_CHARACTERS = 4_000_000;
/** Problems that a person can do something with; past them the manifest is as good as unread, and nothing it names is opened. */
const MAX_PROBLEMS = 1000;

/**
 * Reads the JSON of a manifest and finds all its problems at once.
 * @param depth folders between the root that no path may leave and the manifest's folder
 * @param documentary the one whose manifest it must be, where the service reads it: the subtitles it names are left out
 */
export const readManifest = (text: string, depth = 0, documentary?: string): ManifestReading => {
  const reading = readText(text, depth, documentary);
  const { problems } = reading;
  if (problems.length <= MAX_PROBLEMS) return reading;
  const message = `there are ${problems.length - MAX_PROBLEMS} more problems; mend those above, and check again.`;
  const more: Problem = { severity: 'block', code: 'too-many-problems', at: '', message };
  return { partial: true, problems: [...problems.slice(0, MAX_PROBLEMS), more] };
};

const readText = (text: string, depth: number, documentary: string | undefined): ManifestReading => {
  const parsed = parseJson(text);
  if ('problems' in parsed) return { partial: true, problems: parsed.problems };
  if (documentary === undefined)
    return readDocument(parsed.document, (manifest) => [
      ...crossProblems(manifest, depth),
      ...addressProblems(manifest),
    ]);
  const { document, problems } = withoutSubtitles(parsed.document);
  const reading = readDocument(document, (manifest) => [
    ...idProblems(manifest, documentary),
    ...crossProblems(manifest, depth),
  ]);
  return { ...reading, problems: [...problems, ...reading.problems] };
};

type Rules = (manifest: ManifestDocument) => Problem[];

const readDocument = (document: unknown, rules: Rules): ManifestReading => {
  const checked = manifestSchema.safeParse(document);
  if (checked.success) return { manifest: complete(checked.data), partial: false, problems: rules(checked.data) };
  return readTheRest(document, schemaProblems(checked.error.issues, document), rules);
};

const readTheRest = (document: unknown, problems: readonly Problem[], rules: Rules): ManifestReading => {
  if (problems.length > MAX_PROBLEMS) return { partial: true, problems };
  const rest = manifestSchema.safeParse(prune(document, problems));
  if (!rest.success) return { partial: true, problems };
  const further = rules(rest.data).filter((problem) => !problems.some(({ at }) => explains(at, problem)));
  return { manifest: complete(rest.data), partial: true, problems: [...problems, ...further] };
};

/** True where the second problem is there only because the part at `at` had to be replaced. */
const explains = (at: string, { at: place, code }: Problem): boolean =>
  place === at ||
  place.startsWith(`${at}/`) ||
  at.startsWith(`${place}/`) ||
  (code === 'unknown-media' && at.startsWith('/media')) ||
  (['unknown-tag', 'empty-edition'].includes(code) && at.startsWith('/timeline')) ||
  (['missing-text', 'unused-subtitles', 'unused-captions'].includes(code) && at.startsWith('/languages')) ||
  (code === 'rendition-too-large' && at.startsWith('/format'));

const parseJson = (text: string): { document: unknown } | { problems: Problem[] } => {
  if (text.length > MAX_CHARACTERS) {
    const message = `the manifest is larger than ${MAX_CHARACTERS / 1e6} million characters; it should name files, not hold them.`;
    return { problems: [{ severity: 'block', code: 'too-large', at: '', message }] };
  }
  try {
    const document: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const problems = shapeProblems(document);
    return problems.length ? { problems } : { document };
  } catch {
    return { problems: syntaxProblems(text) };
  }
};

const syntaxProblems = (text: string): Problem[] => {
  const found = syntaxErrors(text);
  if (!found) return [tooDeep([])];
  return found.slice(0, 20).map(({ error, offset }) => ({
    severity: 'block',
    code: 'not-json',
    at: place(text, offset),
    message: `this is not JSON: ${words(printParseErrorCode(error))}. Mend it there, or let an editor that knows JSON show it.`,
  }));
};

const words = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const place = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

const crossProblems = (manifest: ManifestDocument, depth: number): Problem[] => {
  const rules: Rules = (one) => [
    ...pathProblems(one, depth),
    ...referenceProblems(one),
    ...languageProblems(one),
    ...emptyTextProblems(one),
    ...renditionProblems(one),
    ...kitProblems(one),
  ];
  const found = rules(manifest);
  const consent = manifest.requireConsent ? consentProblems(manifest) : [];
  // Each edition would find them all again.
  if (found.length > MAX_PROBLEMS) return found;
  return [
    ...found,
    ...editionProblems(manifest, rules, found),
    ...unusedCaptions(manifest),
    ...unshownRecommendations(manifest),
    ...consent,
  ];
};

const complete = (document: ManifestDocument): Manifest => ({
  ...document,
  renditions: resolveRenditions(document),
  deliver: document.deliver ?? ['burned', 'soft', 'sidecars'],
  loudness: { integrated: document.loudness?.integrated ?? -23, truePeak: document.loudness?.truePeak ?? -1 },
  subtitleStyle: {
    size: document.subtitleStyle?.size ?? 'medium',
    background: document.subtitleStyle?.background ?? 'box',
    position: document.subtitleStyle?.position ?? 'bottom',
  },
});
