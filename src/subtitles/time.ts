const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** `00:01:02,000`; hours grow past two digits and negative times get a minus. `ms` is whole milliseconds. */
export const formatTime = (ms: number, decimalMark: ',' | '.'): string => {
  const t = Math.abs(ms);
  const [hours, minutes, seconds] = [Math.floor(t / 3_600_000), Math.floor(t / 60_000) % 60, Math.floor(t / 1000) % 60];
  return `${ms < 0 ? '-' : ''}${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}${decimalMark}${pad(t % 1000, 3)}`;
};
