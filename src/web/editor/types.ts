import type { z } from 'zod';
import type { filmPlan, renderSpan } from '../../http/plan-shapes.ts';
import type { listedLink, madeLink } from '../../http/session-shapes.ts';
import type * as shapes from '../../http/shapes.ts';
import type { timeline, timelineShot } from '../../http/timeline-shapes.ts';

/** What the service answers on this page, by the shapes of its own routes. */
export type Timeline = z.output<typeof timeline>;
export type TimelineShot = z.output<typeof timelineShot>;
export type ManifestRevision = z.output<typeof shapes.manifestRevision>;
export type Settings = z.output<typeof shapes.settings>;
export type ListedLink = z.output<typeof listedLink>;
export type MadeLink = z.output<typeof madeLink>;

export type FilmPlan = z.output<typeof filmPlan>;
/** How the pictures of a run of frames of a render stand. */
export type RenderSpan = z.output<typeof renderSpan>;
