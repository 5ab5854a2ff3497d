/**
 * From the film's colours (BT.709, limited) to those that every reader takes a JPEG to have: BT.601, full range (JFIF). The
 * format is written with its range, as the encoder of 2018 takes no other.
 */
export const jpegPicture = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  `scale=${width}:${height}:in_color_matrix=bt709:in_range=limited:out_color_matrix=bt601:out_range=full:flags=bicubic+accurate_rnd+full_chroma_int+bitexact,format=yuvj420p`;

/** One JPEG. The quality is ffmpeg's scale: 2 is the best, 3 shows no loss at the size of a screen. */
export const encodeJpeg = (quality: number, path: string): string[] => [
  ...['-frames:v', '1', '-vsync', '0', '-c:v', 'mjpeg', '-q:v', String(quality), '-threads', '1'],
  ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-f', 'mjpeg', '-y', `file:${path}`],
];
