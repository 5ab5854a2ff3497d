/** Codecs of pictures, by ffmpeg's names. */
export const codecs = ['h264', 'hevc', 'av1', 'vp9'] as const;
export type Codec = (typeof codecs)[number];

export interface CodecTraits {
  /** As people call it. */
  readonly name: string;
  /** The quality that stands for H.264's CRF 21, and the worst there is: docs/decisions/2026-11-24-codecs.md. */
  readonly crf: number;
  readonly worstCrf: number;
  /** The share of H.264's bits that the same picture takes at most. */
  readonly bits: number;
  /** Processor time for the same picture, where H.264 takes 1. */
  readonly work: number;
  /** Pixels of the shortest side: below 64, SVT-AV1 refuses and x265 (3.5) writes over its memory. */
  readonly shortest: number;
}

export const codecTraits: Readonly<Record<Codec, CodecTraits>> = {
  h264: { name: 'H.264', crf: 21, worstCrf: 51, bits: 1, work: 1, shortest: 2 },
  hevc: { name: 'HEVC', crf: 21, worstCrf: 51, bits: 0.8, work: 2.2, shortest: 64 },
  av1: { name: 'AV1', crf: 32, worstCrf: 63, bits: 0.7, work: 4, shortest: 64 },
  vp9: { name: 'VP9', crf: 30, worstCrf: 63, bits: 1, work: 3.3, shortest: 2 },
};
