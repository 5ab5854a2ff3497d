import { Conversion, FilePathSource, FilePathTarget, Input, MP4, Mp4OutputFormat, Output } from 'mediabunny';
/**
 * Copies the packets of an MP4 and adds the matrix that turns its picture a quarter clockwise, as phones do. ffmpeg cannot
 * be asked for it: builds before 6.1 have no `-display_rotation`, and `-metadata rotate` is lost when encoding.
 */
export const turnPhone = async (from: string, to: string): Promise<void> => {
  const input = new Input({ source: new FilePathSource(from), formats: [MP4] });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'in-memory' }),
    target: new FilePathTarget(to),
  });
  const conversion = await Conversion.init({ input, output, video: { rotate: 90 } });
  await conversion.execute();
  input.dispose();
};
