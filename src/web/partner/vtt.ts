/** A line of a transcript; seconds. */
export interface Said {
  readonly start: number;
  readonly text: string;
}

const TIMING = /^(?:(\d+):)?(\d\d):(\d\d\.\d{3}) -->/m;

/** Reads the WebVTT that the service itself writes: clean, in order. Of its markup nothing is kept. */
export const readSaid = (vtt: string): readonly Said[] =>
  vtt.split(/\r?\n\r?\n/).flatMap((block) => {
    const [timing, hours = '0', minutes, seconds] = TIMING.exec(block) ?? [];
    if (timing === undefined) return [];
    const lines = block.slice(block.indexOf(timing)).split(/\r?\n/).slice(1);
    const text = unescaped(lines.join(' ').replace(/<[^>]*>/g, '')).trim();
    return text ? [{ start: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), text }] : [];
  });

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: '\u00a0', lrm: '', rlm: '' };

const unescaped = (text: string): string => text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
