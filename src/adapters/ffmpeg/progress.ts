/** One report of `-progress`: what ffmpeg has done so far. */
export interface Progress {
  readonly frame: number;
  /** Changes whenever anything moved: a frame, a byte or the time. */
  readonly mark: string;
}

const MOVING = new Set(['frame', 'out_time_ms', 'total_size', 'out_time']);

/** Reads the `key=value` lines of `-progress` as they arrive, and calls `report` at the end of each block. */
export const progressReader = (report: (progress: Progress) => void): ((text: string) => void) => {
  let rest = '';
  let block = new Map<string, string>();
  const take = (line: string): void => {
    const [key = '', value = ''] = line.split('=', 2).map((part) => part.trim());
    if (MOVING.has(key)) block.set(key, value);
    if (key !== 'progress') return;
    report({ frame: Number(block.get('frame') ?? 0) || 0, mark: [...block.values()].join(' ') });
    block = new Map();
  };
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  };
};
