import type { z } from 'zod';
import type { problemDocument } from '../../http/problem-document.ts';
import type * as shapes from '../../http/shapes.ts';
import type * as workshopShapes from '../../http/workshop-shapes.ts';

/** What the service answers, by the shapes that its own routes are written with. */
export type Documentary = z.output<typeof shapes.documentary>;
export type LanguageState = Documentary['languages'][number];
export type Release = z.output<typeof shapes.release>;
export type ListedRelease = z.output<typeof shapes.listedRelease>;
export type ReleaseFile = z.output<typeof shapes.file>;
export type Render = z.output<typeof shapes.render>;
export type RenderSummary = z.output<typeof shapes.renderSummary>;
export type Media = z.output<typeof shapes.media>;
export type ManifestKept = z.output<typeof shapes.manifestKept>;
export type SubtitleRevision = z.output<typeof shapes.subtitleRevision>;
export type Key = z.output<typeof shapes.key>;
export type Workshop = z.output<typeof workshopShapes.workshop>;
export type WorkshopForm = z.output<typeof workshopShapes.form>;
export type Question = WorkshopForm['questions'][number];
export type Results = z.output<typeof workshopShapes.results>;
export type QuestionResult = Results['questions'][number];
export type ProblemDocument = z.output<typeof problemDocument>;
export type Problem = NonNullable<ProblemDocument['problems']>[number];

export type Role = Key['role'];
