import { z } from 'zod';
import { ROLES } from '../documents/model.ts';
import { fields } from '../manifest/fields.ts';
import { language, localised, slug } from '../manifest/values.ts';
import { CHANGES } from '../timeline/conform/changes.ts';
import { problem } from './problem-document.ts';

/** Parts of addresses. */
export const documentaryParams = fields({ documentary: slug });
export const languageParams = fields({ documentary: slug, language });
export const releaseParams = fields({ documentary: slug, release: z.string().max(100) });
export const renderParams = fields({ render: z.string().max(200) });

/** A whole number in a query, from 1. */
export const revision = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'write a whole number from 1')
  .transform(Number);

export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Shapes of answers. What is kept may say more than is promised here. */
export const author = z.object({ key: z.string(), label: z.string(), role: z.enum(ROLES) });
const time = z.iso.datetime();

const span = z.object({ start: z.int(), end: z.int() });

const cueChange = z
  .object({
    change: z.enum(CHANGES),
    number: z.int().meta({ description: 'of the cue in the track that was sent, from 1' }),
    text: z.string(),
    was: span.meta({ description: 'milliseconds in the cut it was timed for' }),
    now: z.array(span).meta({ description: 'milliseconds in the cut as it is; empty where the cue is lost' }),
    message: z.string(),
  })
  .meta({ description: 'a cue to look at' });

export const manifestKept = z.object({
  documentary: z.string(),
  revision: z.int(),
  etag: z.string(),
  problems: z.array(problem.loose()),
  conformed: z
    .array(z.object({ language: z.string(), revision: z.int(), changes: z.array(cueChange) }))
    .meta({ description: 'tracks that were re-timed because the cut changed' }),
});

export const manifestChecked = z.object({
  ok: z.boolean().meta({ description: 'whether it would be kept' }),
  problems: z.array(problem.loose()),
});

export const manifestRevision = z
  .object({ revision: z.int(), digest: z.string(), author, at: time, problems: z.array(problem.loose()) })
  .loose();

export const subtitleRevision = z
  .object({
    revision: z.int(),
    language: z.string(),
    kind: z.enum(['translation', 'sdh']),
    digest: z.string(),
    bytes: z.int(),
    author,
    at: time,
    encoding: z.string(),
    format: z.string(),
    cues: z.int().meta({ description: 'how many' }),
    problems: z.array(problem.loose()),
  })
  .loose();

export const preview = z.union([fields({ shot: z.int().min(0) }), fields({ cue: z.int().min(1), language })], {
  error: 'write {"shot": 3} (an index of the timeline) or {"cue": 14, "language": "cs"}',
});

export const file = z
  .object({
    name: z.string(),
    kind: z.string().meta({
      description:
        'burned, soft, hls, audio, sidecar, transcript, poster, pack, brochure, recommendations, screening, evaluation or checksums; more may come',
    }),
    language: z.string().nullable(),
    rendition: z.string().nullable(),
    bytes: z.int(),
    sha256: z.string(),
    duration: z.number().nullable().meta({ description: 'seconds' }),
    type: z.string(),
    url: z.string(),
    frames: z.int().optional(),
    cues: z.record(z.string(), z.int()).optional().meta({ description: 'how many each track has, by language' }),
    chapters: z.int().optional(),
  })
  .loose();

export const render = z
  .object({
    id: z.string(),
    documentary: z.string(),
    edition: z.string(),
    languages: z.array(z.string()),
    preview: preview.optional(),
    state: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
    stage: z.string(),
    progress: z.number().min(0).max(1),
    secondsLeft: z.number().nullable(),
    spansMade: z.int().optional().meta({ description: 'grows as pictures are made, see /spans' }),
    problems: z.array(problem.loose()),
    release: z.string().nullable(),
    askedBy: author,
    askedAt: time,
    endedAt: time.optional(),
    files: z.array(file).optional().meta({ description: 'of a preview that has succeeded' }),
  })
  .loose();

export const renderSummary = render.omit({
  stage: true,
  progress: true,
  secondsLeft: true,
  spansMade: true,
  files: true,
});

const versions = z.object({ ffmpeg: z.string(), polyreel: z.string() });
const origin = z.object({
  askedAt: time,
  render: z.string(),
  manifest: z.int(),
  subtitles: z.record(z.string(), z.int()).meta({ description: 'revisions of tracks by language' }),
  tool: z.string().meta({ description: 'the build of ffmpeg' }),
  versions: versions.optional(),
});

export const release = z
  .object({
    id: z.string(),
    documentary: z.string(),
    edition: z.string(),
    createdAt: time,
    manifest: z.int(),
    subtitles: z.record(z.string(), z.int()),
    render: z.string(),
    versions: versions.optional(),
    title: localised.optional().meta({ description: 'what the edition is called, by language' }),
    purpose: localised.optional().meta({ description: 'what the edition is for, by language' }),
    sections: z
      .array(z.object({ title: localised, start: z.number(), end: z.number() }))
      .optional()
      .meta({ description: 'seconds; a picture of each is chapters/01.jpg, 02 … where posters are delivered' }),
    funding: localised.optional().meta({ description: 'the sentence that names who paid, where the film shows it' }),
    origins: z
      .object({ shared: origin, languages: z.record(z.string(), origin) })
      .optional()
      .meta({ description: 'what each part was made from: the files of a language, and those that all share' }),
    before: z
      .string()
      .optional()
      .meta({ description: 'the release that was the latest when this one was put together' }),
    files: z.array(file),
    play: z
      .object({ url: z.string(), expiresAt: time })
      .optional()
      .meta({ description: 'where players find its stream without a key, of one release that was asked for' }),
  })
  .loose();

const withdrawn = z.object({ at: time, by: author, reason: z.string().optional() });
export const releaseWithdrawn = release.extend({ withdrawn });

export const listedRelease = release.extend({
  fileCount: z.int().meta({ description: 'with the parts of its streams, which are not listed' }),
  withdrawn: withdrawn.optional().meta({ description: 'shown to editors' }),
});

export const downloadSum = z.object({
  release: z.string(),
  file: z.string(),
  key: z.string().meta({ description: 'id of the key' }),
  label: z.string().nullable().meta({ description: 'what the key is called' }),
  count: z.int(),
});

export const media = z
  .object({
    file: z.string(),
    digest: z.string(),
    bytes: z.int(),
    author,
    at: time,
    duration: z.number().optional().meta({ description: 'seconds' }),
    format: z.string().optional().meta({ description: 'of a file of captions, such as srt' }),
    encoding: z.string().optional(),
    cues: z.int().optional(),
    problems: z.array(problem.loose()),
  })
  .loose();

const languageState = z.object({
  language: z.string(),
  state: z.enum(['current', 'stale', 'missing']).optional(),
  because: z.enum(['cut-changed', 'conformed', 'source-changed']).optional(),
  changes: z.array(cueChange).optional(),
  revision: z.int().optional(),
  cues: z.int().optional(),
  released: z.enum(['current', 'stale', 'missing']),
});

export const settings = z.object({ autoRender: z.boolean(), public: z.boolean() });

/** A partner is told of languages and releases only. */
export const documentary = z
  .object({
    id: z.string(),
    title: localised.optional(),
    manifest: manifestRevision.optional(),
    editions: z.array(z.string()).optional().meta({ description: 'cuts that can be made, the full film first' }),
    languages: z.array(languageState),
    media: z.array(media).optional(),
    releases: z.array(listedRelease),
    renders: z.array(renderSummary).optional(),
    settings: settings.optional(),
  })
  .loose();

export const key = z
  .object({
    id: z.string(),
    role: z.enum(ROLES),
    languages: z.array(z.string()).optional(),
    documentaries: z.array(z.string()).optional(),
    label: z.string(),
    createdAt: time,
    createdBy: z.string(),
    expiresAt: z.string().optional(),
    revokedAt: z.string().optional(),
    link: z.literal(true).optional().meta({ description: 'made as a link to its documentary' }),
  })
  .loose();

export const auditLine = z
  .object({
    at: time,
    author,
    action: z.string(),
    documentary: z.string().optional(),
    detail: z.record(z.string(), z.unknown()),
  })
  .loose();
