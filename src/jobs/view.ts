import type { RenderRecord } from '../documents/model.ts';
import { hasEnded } from '../documents/renders.ts';
import type { RenderProgress } from './gauge.ts';
import type { RenderView } from './renders-port.ts';

/** A record and what its job reported last, as one. */
export const viewOf = (record: RenderRecord, reported: unknown): RenderView => {
  const { release, acceptErrors: _, pins: __, spans: ___, ...shown } = record;
  return { ...shown, ...withoutSpans(progressOf(record, reported)), release: release ?? null };
};

/** What everybody is told: how each span stands has an address of its own. */
export const withoutSpans = ({ spans: _, ...progress }: RenderProgress): RenderProgress => progress;

export const progressOf = (record: RenderRecord, reported: unknown): RenderProgress => {
  if (record.state === 'succeeded') return { stage: 'done', progress: 1, secondsLeft: 0 };
  const found = isProgress(reported) ? reported : QUEUED;
  return hasEnded(record) ? { ...found, secondsLeft: null } : found;
};

const QUEUED: RenderProgress = { stage: 'queued', progress: 0, secondsLeft: null };

export const isProgress = (value: unknown): value is RenderProgress =>
  typeof value === 'object' && value !== null && 'stage' in value && 'progress' in value;
