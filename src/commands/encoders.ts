import { type Codec, codecTraits } from '../manifest/codecs.ts';
import type { Rendition } from '../manifest/renditions.ts';
import type { Problem } from '../problem.ts';

/** ffmpeg's encoders of each codec, the better one first. */
const ENCODERS: Readonly<Record<Codec, readonly string[]>> = {
  h264: ['libx264'],
  hevc: ['libx265'],
  av1: ['libsvtav1', 'libaom-av1'],
  vp9: ['libvpx-vp9'],
};

/** @param encoders ToolDescription.encoders; undefined where none of them makes the codec */
export const encoderOf = (codec: Codec, encoders: readonly string[]): string | undefined =>
  ENCODERS[codec].find((name) => encoders.includes(name));

const all = Object.keys(ENCODERS) as Codec[];

/** The codecs that a build can encode. */
export const encodable = (encoders: readonly string[]): Codec[] => all.filter((codec) => encoderOf(codec, encoders));

/** What a build of ffmpeg calls itself, and the encoders that it has. */
export interface Build {
  readonly encoders: readonly string[];
  readonly version: string;
}

/** Renditions in codecs that the build cannot encode. Places count the manifest's own renditions. */
export const codecProblems = (renditions: readonly Rendition[], { encoders, version }: Build): Problem[] => {
  const has = encodable(encoders).map((codec) => `"${codec}"`);
  return renditions.flatMap(({ name, codec }, i) =>
    encoderOf(codec, encoders)
      ? []
      : [
          {
            severity: 'block' as const,
            code: 'codec-missing',
            at: `/renditions/${i}/codec`,
            message: `ffmpeg ${version} cannot encode ${codecTraits[codec].name} (${ENCODERS[codec].join(' or ')}) for "${name}". It makes ${has.join(', ') || 'none of our codecs'}: write one of those, or name a build in FFMPEG_PATH that has it.`,
          },
        ],
  );
};
