/** What is known of a media file once it has been probed and decoded to its end. Plain data: it is kept as JSON. */
export interface MediaFacts {
  /** SHA-256 of the file's bytes, in hex. */
  readonly digest: string;
  readonly bytes: number;
  /** ffprobe's name of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly container: string;
  readonly picture?: PictureFacts;
  readonly sound?: SoundFacts;
  /** A colour table, which has neither: how many points along each side. */
  readonly lut?: { readonly size: number };
}

export interface PictureFacts {
  /** Index of the stream in the file, as ffmpeg's `-map 0:N` counts. */
  readonly stream: number;
  readonly codec: string;
  /** True for PNG, JPEG and the like: one picture that has no time. */
  readonly still: boolean;
  /** Coded size in pixels, before rotation and sample aspect. */
  readonly width: number;
  readonly height: number;
  /** Sample aspect ratio as num/den; 1/1 where the file does not say. */
  readonly sampleAspect: readonly [number, number];
  readonly pixelFormat: string;
  readonly alpha: boolean;
  /** What makes the picture upright: first mirrored left to right (if so), then turned clockwise. */
  readonly turn: 0 | 90 | 180 | 270;
  readonly mirror: boolean;
  readonly interlaced: boolean;
  readonly color: {
    readonly range: 'limited' | 'full';
    /** swscale names: bt709, bt601, bt2020, fcc, smpte240m; `rgb` where there is none. */
    readonly matrix: string;
    readonly primaries: string;
    /** ffmpeg's name of the transfer; `smpte2084` and `arib-std-b67` are HDR. */
    readonly transfer: string;
  };
  /** Seconds of one tick, num/den: every number below counts these ticks, as ffmpeg's decoder gave them with `-copyts`. */
  readonly timeBase: readonly [number, number];
  /** Presentation time of the first and of the last decoded picture, and the moment at which the last one ends. */
  readonly first: number;
  readonly last: number;
  readonly end: number;
  /** Decoded pictures. */
  readonly pictures: number;
  /** Presentation times of pictures at which decoding can start, ascending; empty: only from the beginning. */
  readonly keys: readonly number[];
  /** Those of the keys that no later picture looks back behind; absent where nobody has looked, as in older records. */
  readonly starts?: readonly number[];
}

export interface SoundFacts {
  readonly stream: number;
  readonly codec: string;
  readonly channels: number;
  /** ffmpeg's layout name: mono, stereo, 5.1(side); made up from the channels where the file does not say. */
  readonly layout: string;
  readonly sampleRate: number;
  /** Seconds of one tick of `first` and `end`, num/den: one sample, as a rule. */
  readonly timeBase: readonly [number, number];
  /** When the first decoded sample sounds and the last one has ended, on the clock of the picture's times. */
  readonly first: number;
  readonly end: number;
}
