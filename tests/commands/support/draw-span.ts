import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { notoSans } from '../../../src/adapters/fonts/noto.ts';
import { newGraph } from '../../../src/commands/graph.ts';
import { newScripts, type SpanText, spanParts, spanPicture } from '../../../src/commands/span-picture.ts';
import type { Size } from '../../../src/commands/view.ts';
import type { Face } from '../../../src/plan/drawing.ts';
import type { Span } from '../../../src/plan/spans.ts';
import { rational } from '../../../src/rational.ts';
import { writeScripts } from '../../../src/run/link-span.ts';
import type { Build } from '../../footage/builds.ts';

const font = notoSans();

export interface Drawing {
  readonly span: Span;
  readonly text: SpanText;
  readonly size: Size;
  /** A folder in which one is made for the command. */
  readonly folder: string;
  /** Instead of those that the text needs. */
  readonly faces?: ReadonlySet<Face>;
}

/** The frames of a span with its text as grey pictures, one after the other, and all that ffmpeg said meanwhile. */
export const drawSpan = async (
  build: Build,
  { span, text, size, folder, faces }: Drawing,
): Promise<{ readonly pictures: Buffer; readonly stderr: string }> => {
  const cwd = await mkdtemp(join(folder, 'draw-'));
  const shown = spanParts({ span, rate: rational(25), pathOf: (digest) => digest, seek: true });
  const graph = newGraph();
  const scripts = newScripts({ width: 1280, height: 720 }, font.facts.family);
  const label = graph.output(spanPicture(graph, span, shown, size, text, scripts));
  await writeScripts({ font }, { files: scripts.files, faces: faces ?? scripts.faces }, cwd);
  const chunks: Uint8Array[] = [];
  const output = ['-vsync', '0', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'];
  const { stderr } = await build.tool.run(['-filter_complex', graph.toString(), '-map', label, ...output], {
    cwd,
    onStdout: (chunk) => {
      chunks.push(chunk);
    },
  });
  return { pictures: Buffer.concat(chunks), stderr };
};
