import { type ClipUse, clipInput, clipTiming, EVERY_FRAME } from '../../src/commands/conform.ts';
import { fitPicture } from '../../src/commands/fit.ts';
import type { Size, View } from '../../src/commands/view.ts';
import type { MediaFacts, PictureFacts } from '../../src/timeline/facts.ts';
import type { Build } from './builds.ts';

export interface Film extends MediaFacts {
  readonly picture: PictureFacts;
}

/** Facts of a file that must be accepted. @throws Error with its problems where it is not */
export const factsOf = async ({ tool }: Build, path: string): Promise<MediaFacts> => {
  const { facts, problems } = await tool.probe({ path, name: path, at: '/media/x/file' });
  if (!facts) throw new Error(problems.map(({ message }) => message).join('\n'));
  return facts;
};

export const filmOf = async (build: Build, path: string): Promise<Film> => {
  const { picture, ...facts } = await factsOf(build, path);
  if (!picture) throw new Error(`${path} has no picture`);
  return { ...facts, picture };
};

/** Runs a filter graph that ends in `[out]` and gives its raw frames, each of `bytes` bytes. */
export const rawFrames = async (
  { tool }: Build,
  input: readonly string[],
  graph: string,
  { bytes, format, cwd }: { readonly bytes: number; readonly format: string; readonly cwd?: string },
): Promise<readonly Uint8Array[]> => {
  const chunks: Uint8Array[] = [];
  const output = [
    '-filter_complex',
    graph,
    '-map',
    '[out]',
    ...EVERY_FRAME,
    '-f',
    'rawvideo',
    '-pix_fmt',
    format,
    'pipe:1',
  ];
  await tool.run([...input, ...output], {
    ...(cwd ? { cwd } : {}),
    onStdout: (chunk) => {
      chunks.push(chunk);
    },
  });
  const all = Buffer.concat(chunks);
  if (all.length % bytes) throw new Error(`${all.length} bytes are no whole number of frames`);
  return Array.from({ length: all.length / bytes }, (_, index) => all.subarray(index * bytes, (index + 1) * bytes));
};

/** The conformed frames of a use, as a view shows them: planar 4:2:0. */
export const clipFrames = (
  build: Build,
  film: Film,
  path: string,
  use: ClipUse,
  size: Size,
  view: View,
): Promise<readonly Uint8Array[]> => {
  const { picture, container } = film;
  const timing = clipTiming(picture, use, { from: `0:${picture.stream}`, to: 'timed' });
  const fit = fitPicture(picture, view, size, { from: 'timed', to: 'out' });
  const bytes = (size.width * size.height * 3) / 2;
  return rawFrames(build, clipInput(picture, use, { path, container }), `${timing};${fit}`, {
    bytes,
    format: 'yuv420p',
  });
};
