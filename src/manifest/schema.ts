import { z } from 'zod';
import { codecs } from './codecs.ts';
import { corner, entry } from './entries.ts';
import { fields } from './fields.ts';
import { brochure, evaluation, guide, recommendation, website } from './kit.ts';
import { drawnText, fileName, frameRate, language, localised, mediaName, slug, tag, time, volume } from './values.ts';

const SIZE = 'whole, even numbers of pixels, from 16 to 4096';
const evenSize = z.int(SIZE).min(16, SIZE).max(4096, SIZE).multipleOf(2, SIZE);

export const format = fields({ width: evenSize, height: evenSize, frameRate });

export const media = fields({
  file: fileName,
  consent: z.string().optional(),
  people: z.boolean('write false where nobody can be recognised in it').optional(),
  language: language.optional(),
});

export const subtitleFile = z.union(
  [fileName, fields({ file: fileName, kind: z.enum(['translation', 'sdh']).optional() })],
  {
    error: 'write the name of a file, or {"file": "…", "kind": "translation"}',
  },
);

const CRF = 'from 1 to 51 for h264 and hevc, from 1 to 63 for av1 and vp9';

export const renditionFields = fields({
  name: slug,
  height: evenSize,
  crf: z.number().min(1, CRF).max(63, CRF).optional(),
  maxrate: z
    .string()
    .regex(/^\d{2,6}k$/, 'write kilobits a second such as "2500k"')
    .optional(),
  codec: z.enum(codecs).optional(),
});

export const rendition = z.union([z.string().max(64, 'at most 64 characters'), renditionFields], {
  error: 'write a name such as "720p", or {"name": "…", "height": 720}',
});

export const subtitleStyle = fields({
  size: z.enum(['small', 'medium', 'large']).optional(),
  background: z.enum(['box', 'outline']).optional(),
  position: z.enum(['bottom', 'top']).optional(),
});

const count = (from: number, to: number) => z.int(`a whole number from ${from} to ${to}`).min(from).max(to);

/** Over the limits of each language, for the documentary as a whole. */
export const subtitleLimits = fields({
  charactersPerLine: count(10, 100).optional(),
  lines: count(1, 4).optional(),
  charactersPerSecond: count(5, 40).optional(),
  shortest: time.optional(),
  longest: time.optional(),
  gap: count(0, 25).optional(),
  dash: z.enum(['tight', 'spaced', 'second', 'any']).optional(),
});

export const loudness = fields({
  integrated: z.number().min(-40, 'from -40 to -9 LUFS').max(-9, 'from -40 to -9 LUFS').optional(),
  truePeak: z.number().min(-9, 'from -9 to 0 dBTP').max(0, 'from -9 to 0 dBTP').optional(),
});

/** Deliveries by name; those that cannot be made yet are refused by {@link notYet}, not by the schema. */
export const deliveries = [
  ...(['burned', 'soft', 'sidecars', 'hls', 'hls-ts', 'mkv', 'webm', 'audio', 'poster', 'pack'] as const),
  ...(['brochure', 'recommendations', 'screening', 'evaluation'] as const),
] as const;

const music = fields({
  media: mediaName,
  from: time.optional(),
  to: z.union([z.literal('end'), time]).optional(),
  volume: volume.optional(),
  duck: z.boolean().optional(),
  fadeIn: time.optional(),
  fadeOut: time.optional(),
});

/** What is spoken in one language, from the film's first moment on. */
const narration = fields({ file: fileName, volume: volume.optional() });

/** True for the official wording, false for none, or words of one's own: for all languages, or for some. */
const officialText = z.union([z.boolean(), drawnText, z.record(language, drawnText)], {
  error: 'write true for the official wording, false for none, or texts by language: {"sv": "…"}',
});

const funding = fields({
  emblem: mediaName.optional(),
  authority: localised.optional(),
  statement: officialText.optional(),
  disclaimer: officialText.optional(),
  place: z.enum(['start', 'end', 'both']).optional(),
  duration: time.optional(),
});

const OPACITY = 'from 0.05, hardly to be seen, to 1, which covers';
const HEIGHT = 'a share of the picture’s height, from 0.02 to 0.5';

const logo = fields({
  media: mediaName,
  corner: corner.optional(),
  opacity: z.number(OPACITY).min(0.05, OPACITY).max(1, OPACITY).optional(),
  height: z.number(HEIGHT).min(0.02, HEIGHT).max(0.5, HEIGHT).optional(),
});

const timeline = z.array(entry).min(1, 'the film needs at least one shot').max(2000, 'at most 2,000 entries');
const subtitles = z.record(language, subtitleFile);

const editionsHelp = 'write editions by their names, of a-z, 0-9 and "-": {"teaser": {"tags": ["short"]}}';

/** A named cut: the entries that bear any of the tags, or a timeline of its own. */
const edition = fields({
  tags: z.array(tag, 'write a list of tags, such as ["workshop"]').min(1, 'name at least one tag').optional(),
  timeline: timeline.optional(),
  title: localised.optional(),
  purpose: localised.optional(),
  poster: time.optional(),
  subtitles: subtitles.optional(),
});

export const manifestSchema = fields({
  $schema: z.string().optional(),
  version: z.literal(1, 'this program reads manifests of version 1'),
  id: slug,
  title: localised,
  languages: z.array(language).min(1, 'name at least one language').max(40, 'at most 40 languages'),
  fallback: z.boolean().optional(),
  format,
  media: z.record(z.string(), media).optional(),
  subtitles: subtitles.optional(),
  captions: z.record(z.string(), z.record(language, fileName)).optional(),
  timeline,
  music: z.array(music).max(100, 'at most 100 pieces of music').optional(),
  narration: z.record(language, narration).optional(),
  loudness: loudness.optional(),
  subtitleStyle: subtitleStyle.optional(),
  subtitleLimits: subtitleLimits.optional(),
  funding: funding.optional(),
  requireConsent: z.boolean().optional(),
  logo: logo.optional(),
  website: website.optional(),
  brochure: brochure.optional(),
  recommendations: z.record(mediaName, recommendation).optional(),
  guide: guide.optional(),
  evaluation: evaluation.optional(),
  renditions: z.array(rendition).min(1, 'name at least one rendition').max(8, 'at most 8 renditions').optional(),
  poster: time.optional(),
  deliver: z.array(z.enum(deliveries)).min(1, 'name at least one delivery').optional(),
  editions: z.record(slug, edition, { error: editionsHelp }).optional(),
});

export type ManifestDocument = z.output<typeof manifestSchema>;
