import type { Rational } from '../rational.ts';
import type { Cue } from '../subtitles/cue.ts';
import type { Track } from '../subtitles/track.ts';
import { placeCaptions, shortestRest } from './captions.ts';
import { frameAt } from './moments.ts';
import type { Timeline } from './timeline.ts';

/** Captions of one clip in one language; times are counted from the clip's first picture. */
export interface ClipCaptions {
  readonly media: string;
  readonly language: string;
  readonly cues: readonly Cue[];
}

/**
 * The programme's tracks with the captions of its clips in them, on the frames of one cut. A language that has captions
 * only gets a track of them.
 */
export const captionedTracks = (
  tracks: readonly Track[],
  captions: readonly ClipCaptions[],
  timeline: Timeline,
): Track[] => {
  const placed = new Map<string, Cue[]>();
  for (const { media, language, cues } of captions) {
    const here = placeCaptions(cues, media, timeline);
    placed.set(language, [...(placed.get(language) ?? []), ...here]);
  }
  const programme = tracks.map((track) => {
    const mine = placed.get(track.language);
    return mine?.length ? { ...track, cues: withCaptions(track.cues, mine, timeline.rate) } : track;
  });
  const others = [...placed].filter(
    ([language, cues]) => cues.length > 0 && !tracks.some((track) => track.language === language),
  );
  return [
    ...programme,
    ...others.map(([language, cues]): Track => ({ language, kind: 'translation', cues: inOrder(cues) })),
  ];
};

const inOrder = (cues: readonly Cue[]): Cue[] => [...cues].sort((a, b) => a.start - b.start);

/** Where both speak, the programme's own subtitle is shown: the caption is cut around it. */
const withCaptions = (programme: readonly Cue[], captions: readonly Cue[], rate: Rational): Cue[] => {
  const taken = unionOf(programme);
  const shortest = shortestRest(rate);
  let from = 0;
  const rests = inOrder(captions).flatMap((caption) => {
    while ((taken[from]?.end ?? Number.POSITIVE_INFINITY) <= caption.start) from += 1;
    const parts = around(caption, taken, from);
    if (parts.length === 1 && parts[0] === caption) return parts;
    return parts.filter(({ start, end }) => frameAt(end, rate) - frameAt(start, rate) >= shortest);
  });
  return inOrder([...programme, ...rests]);
};

interface Span {
  readonly start: number;
  readonly end: number;
}

const unionOf = (cues: readonly Cue[]): Span[] => {
  const spans: Span[] = [];
  for (const { start, end } of inOrder(cues)) {
    const last = spans.at(-1);
    if (last && start <= last.end) spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else if (start < end) spans.push({ start, end });
  }
  return spans;
};

/** @param from index of the first span that can reach the caption */
const around = (caption: Cue, taken: readonly Span[], from: number): Cue[] => {
  const parts: Cue[] = [];
  let start = caption.start;
  for (let i = from; (taken[i]?.start ?? Number.POSITIVE_INFINITY) < caption.end; i += 1) {
    const span = taken[i];
    if (!span) break;
    if (start < span.start) parts.push({ ...caption, start, end: span.start });
    start = Math.max(start, span.end);
  }
  if (start === caption.start && parts.length === 0) return [caption];
  if (start < caption.end) parts.push({ ...caption, start });
  return parts;
};
