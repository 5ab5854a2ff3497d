import type { Route } from './route.ts';
import { auditRoutes } from './routes/audit.ts';
import { documentaryRoutes } from './routes/documentaries.ts';
import { downloadRoutes } from './routes/downloads.ts';
import { draftRoutes } from './routes/drafts.ts';
import { eventRoutes } from './routes/events.ts';
import { keyRoutes } from './routes/keys.ts';
import { linkRoutes } from './routes/links.ts';
import { manifestRoutes } from './routes/manifest.ts';
import { mediaRoutes } from './routes/media.ts';
import { pageRoutes } from './routes/pages.ts';
import { planRoutes } from './routes/plan.ts';
import { playRoutes } from './routes/play.ts';
import { releaseChangeRoutes } from './routes/release-changes.ts';
import { releaseRoutes } from './routes/releases.ts';
import { renderRoutes } from './routes/renders.ts';
import { resultRoutes } from './routes/results.ts';
import { screeningRoutes } from './routes/screening.ts';
import { serviceRoutes } from './routes/service.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { subtitleRoutes } from './routes/subtitles.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { trackEditingRoutes } from './routes/track-editing.ts';
import { workshopRoutes } from './routes/workshops.ts';

/** All routes of the service. What is registered, who may, what is checked and what is documented comes from here. */
export const TABLE: readonly Route[] = [
  ...serviceRoutes,
  ...pageRoutes,
  ...documentaryRoutes,
  ...manifestRoutes,
  ...timelineRoutes,
  ...mediaRoutes,
  ...subtitleRoutes,
  ...trackEditingRoutes,
  ...draftRoutes,
  ...planRoutes,
  ...renderRoutes,
  ...eventRoutes,
  ...releaseRoutes,
  ...releaseChangeRoutes,
  ...downloadRoutes,
  ...playRoutes,
  ...screeningRoutes,
  ...linkRoutes,
  ...sessionRoutes,
  ...workshopRoutes,
  ...resultRoutes,
  ...keyRoutes,
  ...auditRoutes,
];
