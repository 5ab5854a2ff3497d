/** One segment as a line sees it. */
export interface Load {
  /** Seconds. */
  readonly duration: number;
  readonly bytes: number;
}

/**
 * The peak segment bit rate in bits a second (RFC 8216, 4.1): the largest of any run of segments that together last
 * between a half and one and a half of the target duration; of a film shorter than that, its own rate.
 */
export const peakRate = (loads: readonly Load[], target: number): number => {
  let peak = 0;
  for (let i = 0; i < loads.length; i++) {
    let duration = 0;
    let bytes = 0;
    for (let j = i; j < loads.length && duration + (loads[j]?.duration ?? 0) <= 1.5 * target; j++) {
      duration += loads[j]?.duration ?? 0;
      bytes += loads[j]?.bytes ?? 0;
      if (duration >= 0.5 * target) peak = Math.max(peak, (8 * bytes) / duration);
    }
  }
  return Math.ceil(peak || averageRate(loads));
};

/** Bits a second over all segments. */
export const averageRate = (loads: readonly Load[]): number => {
  const duration = loads.reduce((sum, load) => sum + load.duration, 0);
  const bytes = loads.reduce((sum, load) => sum + load.bytes, 0);
  return duration ? Math.ceil((8 * bytes) / duration) : 0;
};
