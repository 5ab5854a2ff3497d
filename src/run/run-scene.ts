import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spanCommand } from '../commands/span.ts';
import { keyFramesOf } from '../plan/key-frames.ts';
import type { PictureStep, Scene } from '../plan/pictures.ts';
import type { ShotPart } from '../plan/zones.ts';
import type { Rational } from '../rational.ts';
import type { Engine } from './engine.ts';
import { linkInput } from './link-input.ts';
import { BadPiece, verifyPiece } from './stitch.ts';

export interface SceneRun {
  readonly scene: Scene;
  readonly steps: readonly PictureStep[];
  readonly rate: Rational;
  readonly page: { readonly width: number; readonly height: number };
  readonly signal: AbortSignal;
  /** Called with the frames of the span that are done in all its looks. */
  readonly onFrame?: (frame: number) => void;
}

/** Encodes the missing looks and renditions of one span, verifies each to the frame, and commits it under its key. */
export const runScene = async (engine: Engine, run: SceneRun): Promise<void> => {
  try {
    await encode(engine, run, true);
  } catch (error) {
    if (!(error instanceof BadPiece)) throw error;
    // Some containers seek past what was asked for: decoding from the beginning is slow, and exact.
    await encode(engine, run, false);
  }
};

const encode = (engine: Engine, run: SceneRun, seek: boolean): Promise<void> =>
  engine.workspace.use(async (folder) => {
    const { scene, steps, rate, page, signal, onFrame } = run;
    const names = await linkInputs(engine, scene, folder);
    const pathOf = (digest: string): string => names.get(digest) ?? digest;
    const { family } = engine.font.facts;
    const { x264Instructions: instructions, encoders } = await engine.tool.describe();
    const request = {
      scene,
      steps,
      rate,
      page,
      family,
      pathOf,
      seek,
      encoders,
      ...(instructions ? { instructions } : {}),
    };
    const { args, files, outputs } = spanCommand(request);
    await Promise.all(files.map(({ name, content }) => writeFile(join(folder, name), content)));
    await engine.tool.run(args, { cwd: folder, signal, ...(onFrame ? { onProgress: onFrame } : {}) });
    const { frames } = scene.span;
    for (const { name } of outputs)
      await verifyPiece({ path: join(folder, name), frames }, rate, keyFramesOf(frames, rate));
    for (const { key, name } of outputs) await engine.results.commit(key, join(folder, name));
  });

/** Gives every medium and font a fixed name in the folder, so that no path of a person ever reaches ffmpeg's command line. */
const linkInputs = async (engine: Engine, { span }: Scene, folder: string): Promise<Map<string, string>> => {
  await mkdir(join(folder, 'fonts'));
  await Promise.all(engine.font.files.map(({ name, path }) => symlink(path, join(folder, 'fonts', name))));
  const digests = [...new Set(span.parts.flatMap(digestsOf))];
  const names = digests.map(async (digest, i) => [digest, await linkInput(engine, digest, folder, `in${i}`)] as const);
  return new Map(await Promise.all(names));
};

const digestsOf = ({ shot: { picture } }: ShotPart): string[] => {
  if (picture.kind !== 'card') return [picture.facts.digest];
  return picture.image ? [picture.image.facts.digest] : [];
};
