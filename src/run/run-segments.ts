import { join } from 'node:path';
import { PolyreelError } from '../errors.ts';
import { type PieceRange, pieceFinder, type Segment, type SegmentsStep } from '../plan/segments.ts';
import type { Engine } from './engine.ts';
import { writeSegment } from './write-segment.ts';

/** Cuts segments from results that exist, and commits each under its key. Nothing is encoded. */
export const runSegments = async (engine: Engine, step: SegmentsStep, signal: AbortSignal): Promise<void> => {
  const { init, segments } = step;
  // What stands before the first segment comes with any of them.
  const wanted = segments.length ? segments : [{ key: undefined, first: 0, frames: step.pieces[0]?.frames ?? 0 }];
  for (const [i, segment] of wanted.entries()) {
    signal.throwIfAborted();
    await makeSegment(engine, step, segment, i === 0 ? init : undefined);
  }
};

type Wanted = Pick<Segment, 'first' | 'frames'> & { readonly key: string | undefined };

const makeSegment = (engine: Engine, step: SegmentsStep, segment: Wanted, init: string | undefined): Promise<void> =>
  engine.workspace.use(async (folder) => {
    const { packing, rate, pieces } = step;
    const paths = { segment: join(folder, 'segment'), init: join(folder, 'init') };
    const of = step.rendition ? 'picture' : 'sound';
    const sources = await opened(engine, step, pieceFinder(pieces)(segment));
    const codec = await writeSegment({ of, packing, rate, sources, range: segment }, paths);
    if (segment.key !== undefined) await engine.results.commit(segment.key, paths.segment, { codec });
    if (init !== undefined) await engine.results.commit(init, paths.init, { codec });
  });

const opened = async (engine: Engine, { folder }: SegmentsStep, pieces: readonly PieceRange[]) => {
  const sources: (PieceRange & { readonly path: string })[] = [];
  for (const piece of pieces) {
    const result = await engine.results.open(piece.key);
    if (!result) throw new PolyreelError('result-gone', `a span of ${folder} is gone; run it again.`);
    sources.push({ ...piece, path: result.path });
  }
  return sources;
};
