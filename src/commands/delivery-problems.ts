import { codecTraits } from '../manifest/codecs.ts';
import type { Manifest } from '../manifest/read.ts';
import { tsRenditions, webmRenditions } from '../plan/renditions-wanted.ts';
import type { Problem } from '../problem.ts';
import { type Build, codecProblems, encoderOf } from './encoders.ts';

type Asked = Pick<Manifest, 'renditions' | 'deliver'>;

/** Everything that a manifest asks for and a build cannot encode: of its renditions, and of what the film is delivered as. */
export const encoderProblems = (manifest: Asked, build: Build): Problem[] => [
  ...codecProblems(manifest.renditions, build),
  ...manifest.deliver.flatMap((kind, i) => {
    const at = `/deliver/${i}`;
    if (kind === 'webm') return webmProblems(manifest, build, at);
    return kind === 'hls-ts' ? transportProblems(manifest, at) : [];
  }),
];

/** A rendition of the manifest's own in a codec that is missing is told at its place already. */
const webmProblems = ({ renditions }: Asked, { encoders, version }: Build, at: string): Problem[] => {
  const added = webmRenditions(renditions).filter((rendition) => !renditions.includes(rendition));
  const lacks = [
    ...(added.some(({ codec }) => !encoderOf(codec, encoders)) ? ['VP9 (libvpx-vp9)'] : []),
    ...(encoders.includes('libopus') ? [] : ['Opus (libopus)']),
  ];
  if (lacks.length === 0) return [];
  const message = `ffmpeg ${version} cannot encode ${lacks.join(' and ')}, which WebM needs. Leave "webm" out, or name a build in FFMPEG_PATH that has it.`;
  return [{ severity: 'block', code: 'codec-missing', at, message }];
};

const transportProblems = ({ renditions }: Asked, at: string): Problem[] => {
  if (tsRenditions(renditions).length > 0) return [];
  const { h264, hevc } = codecTraits;
  const message = `transport streams hold ${h264.name} and ${hevc.name}, and no rendition is in one of them. Leave "hls-ts" out, or add a rendition in "h264" or "hevc".`;
  return [{ severity: 'block', code: 'codec-unfit', at, message }];
};
