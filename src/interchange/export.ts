import type { Problem } from '../problem.ts';
import type { Tell } from './cut.ts';
import { writeEdl } from './edl/write.ts';
import { writeFcpx } from './fcpx/write.ts';
import { writeOtio } from './otio/write.ts';
import type { ExportFilm } from './outline.ts';

export const EXPORTED = ['otio', 'edl', 'fcpxml'] as const;
export type Exported = (typeof EXPORTED)[number];

const WRITERS = { otio: writeOtio, edl: writeEdl, fcpxml: writeFcpx } as const;

/** A film's timeline for editing programs, and what the format cannot carry. Nothing is written where a problem blocks it. */
export const exportFilm = (film: ExportFilm, format: Exported): { text?: string; problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const tell: Tell = (severity, code, at, message) => problems.push({ severity, code, at, message });
  const text = WRITERS[format](film, tell);
  return problems.some(({ severity }) => severity === 'block') ? { problems } : { text, problems };
};
