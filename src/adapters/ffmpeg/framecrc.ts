/** One line of ffmpeg's `framecrc` output; times in ticks of the header's time base. */
export interface FrameLine {
  /** The output's stream, counted from 0. */
  readonly stream: number;
  readonly pts: number;
  readonly duration: number;
  /** Bytes. */
  readonly size: number;
  readonly key: boolean;
}

export interface FrameHeader {
  timeBase: readonly [number, number];
  layout?: string;
}

const readFrame = (line: string): FrameLine | undefined => {
  const [stream, , pts, duration, size, , ...flags] = line.split(',').map((part) => part.trim());
  if (pts === undefined || !/^-?\d+$/.test(pts)) return undefined;
  const key = !flags.some((flag) => flag.startsWith('F='));
  return { stream: Number(stream), pts: Number(pts), duration: Number(duration), size: Number(size), key };
};

const readHeader = (line: string, header: FrameHeader): void => {
  const [, num, den] = /^#tb 0: (\d+)\/(\d+)/.exec(line) ?? [];
  if (num && den) header.timeBase = [Number(num), Number(den)];
  const layout = /^#channel_layout_name 0: (.+)/.exec(line)?.[1];
  if (layout) header.layout = layout.trim();
};

/** Takes `framecrc` output as it arrives; frames are handed on one by one, so that a long film takes no memory. */
export const framecrcReader = (
  onFrame: (frame: FrameLine) => void,
): { take: (chunk: Uint8Array) => void; header: FrameHeader } => {
  const header: FrameHeader = { timeBase: [1, 1] };
  const decoder = new TextDecoder();
  let rest = '';
  const takeLine = (line: string): void => {
    if (line.startsWith('#')) readHeader(line, header);
    const frame = line.startsWith('#') ? undefined : readFrame(line);
    if (frame) onFrame(frame);
  };
  const take = (chunk: Uint8Array): void => {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(takeLine);
  };
  return { take, header };
};
