import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
export const readText = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');

/** As much of the demo's manifest as its arithmetic needs, read as it stands, not by the project's own reader. */
export interface Entry {
  readonly card?: { readonly title: object; readonly subtitle?: object; readonly image?: string };
  readonly section?: { readonly title: object; readonly kind: string; readonly country: string };
  readonly clip?: string;
  readonly still?: string;
  readonly from?: string;
  readonly to?: string;
  readonly duration?: string;
  readonly speed?: number;
  readonly fit?: string;
  readonly transition?: { readonly type: string; readonly duration: string };
}

export interface Film {
  readonly languages: readonly string[];
  readonly format: { readonly frameRate: string };
  readonly title: object;
  readonly media: Readonly<Record<string, { readonly file: string }>>;
  readonly subtitles: Readonly<Record<string, string>>;
  readonly timeline: readonly Entry[];
  readonly funding: { readonly emblem: string; readonly duration: string };
}

export const film = JSON.parse(readText('manifests/demo.json')) as Film;
export const rate = Number(film.format.frameRate);

/** Milliseconds of the notations that the demo uses. */
export const milliseconds = (time = '0s'): number => {
  const clock = /^(\d\d):(\d\d):(\d\d)\.(\d{3})$/.exec(time);
  if (clock) return ((Number(clock[1]) * 60 + Number(clock[2])) * 60 + Number(clock[3])) * 1000 + Number(clock[4]);
  const short = /^([\d.]+)(ms|s|f)$/.exec(time);
  if (!short) throw new Error(`not a time: ${time}`);
  return Math.round(Number(short[1]) * { ms: 1, s: 1000, f: 1000 / rate }[short[2] as 'ms' | 's' | 'f']);
};

const framesOf = ({ from, to, duration, speed = 1 }: Entry): number => {
  const length = duration ? milliseconds(duration) : milliseconds(to) - milliseconds(from);
  return Math.round((length * rate) / 1000 / speed);
};

export interface Shot {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly entry: Entry;
}

/** The cut in output frames: a crossfade starts its shot before the last one ends, a fade does not. */
export const cut = (): readonly Shot[] => {
  let end = 0;
  const shots = film.timeline.flatMap((entry) => {
    if (entry.section) return [];
    const overlap =
      entry.transition?.type === 'crossfade' ? Math.round((milliseconds(entry.transition.duration) * rate) / 1000) : 0;
    const start = end - overlap;
    end = start + framesOf(entry);
    return [{ name: entry.clip ?? entry.still ?? 'card', start, end, entry }];
  });
  const { duration } = film.funding;
  return [...shots, { name: 'card', start: end, end: end + framesOf({ duration }), entry: { duration } }];
};
