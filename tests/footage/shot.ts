import { newGraph } from '../../src/commands/graph.ts';
import { shakeCommand } from '../../src/commands/shake.ts';
import { newScripts, spanParts, spanPicture } from '../../src/commands/span-picture.ts';
import type { Size } from '../../src/commands/view.ts';
import type { Rational } from '../../src/rational.ts';
import type { Shot } from '../../src/timeline/timeline.ts';
import type { Build } from './builds.ts';
import { rawFrames } from './render.ts';

export interface ShotAsk {
  readonly shot: Shot;
  readonly rate: Rational;
  readonly size: Size;
  readonly pathOf: (digest: string) => string;
  /** Where it is written down how the shot shakes. */
  readonly folder?: string;
}

/** Frames of a shot as a span of its own shows them, before they are encoded: planar 4:2:0. */
export const shotFrames = async (
  build: Build,
  { shot, rate, size, pathOf, folder }: ShotAsk,
  offset: number,
  frames: number,
): Promise<readonly Uint8Array[]> => {
  const span = { kind: 'solo', first: shot.first + offset, frames, parts: [{ shot, offset }] } as const;
  const graph = newGraph();
  const source = { span, rate, pathOf, seek: true };
  const cwd = folder ? { cwd: folder } : {};
  const shake = shakeCommand(source);
  if (shake) await build.tool.run(shake, cwd);
  const { inputs, parts } = spanParts(source);
  const scripts = newScripts({ width: 1280, height: 720 }, 'Plain');
  const picture = spanPicture(graph, span, { parts }, size, { under: [[]], over: [] }, scripts);
  const label = graph.output(picture);
  const bytes = (size.width * size.height * 3) / 2;
  return rawFrames(build, inputs, `${graph.toString()};${label}null[out]`, { bytes, format: 'yuv420p', ...cwd });
};

/** Frames of a shot made in spans between the given frames, laid end to end. */
export const inSpans = async (build: Build, ask: ShotAsk, cuts: readonly number[]): Promise<readonly Uint8Array[]> => {
  const frames: Uint8Array[] = [];
  for (const [i, first] of cuts.slice(0, -1).entries())
    frames.push(...(await shotFrames(build, ask, first, (cuts[i + 1] ?? first) - first)));
  return frames;
};
