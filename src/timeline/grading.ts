import type { Clip } from '../manifest/entries.ts';
import type { Problem } from '../problem.ts';
import type { MediaFacts } from './facts.ts';

/** How a clip's colours are changed; only where they are. */
export interface Grading {
  /** Stops: 1 is twice the light. */
  readonly exposure: number;
  /** Around mid-grey; 1 leaves it. */
  readonly contrast: number;
  readonly saturation: number;
  /** A colour table, applied last. */
  readonly lut?: { readonly media: string; readonly facts: MediaFacts };
}

export const readGrading = (
  { color }: Clip,
  media: ReadonlyMap<string, MediaFacts>,
  at: string,
): { color?: Grading; problems: readonly Problem[] } => {
  if (!color) return { problems: [] };
  const { exposure = 0, contrast = 1, saturation = 1, lut } = color;
  const facts = lut === undefined ? undefined : media.get(lut);
  const problems = lut !== undefined && facts ? lutProblems(facts, lut, `${at}/color/lut`) : [];
  const changes = exposure !== 0 || contrast !== 1 || saturation !== 1 || lut !== undefined;
  const table = lut !== undefined && facts ? { lut: { media: lut, facts } } : {};
  return { ...(changes ? { color: { exposure, contrast, saturation, ...table } } : {}), problems };
};

const lutProblems = ({ lut }: MediaFacts, name: string, at: string): Problem[] =>
  lut
    ? []
    : [{ severity: 'block', code: 'not-a-lut', at, message: `"${name}" is no colour table; name a .cube file.` }];
