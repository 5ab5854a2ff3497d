import { type Cue, lineText } from '../cue.ts';

/** A heading of the transcript: the cues from `start` (milliseconds) on stand under it. */
export interface TranscriptSection {
  readonly title: string;
  readonly start: number;
}

/** Cues that are read as one: what somebody says, to the end of a sentence. */
export type Paragraph = readonly [Cue, ...Cue[]];

/** What stands under one heading; before the first heading, what has none. */
export interface Passage {
  readonly title?: string;
  readonly paragraphs: readonly Paragraph[];
}

const SENTENCE_END = /[.!?…]["'”“»)\]]*$/;

/** The words of a cue on one line. */
export const sentence = ({ lines }: Cue): string => lines.map(lineText).join(' ');

/** Cues run together to the end of a sentence; a new speaker begins a new paragraph. */
const paragraphsOf = (cues: readonly Cue[]): Paragraph[] => {
  const all: [Cue, ...Cue[]][] = [];
  let open = false;
  for (const cue of cues) {
    const words = sentence(cue);
    if (!words && !cue.speaker) continue;
    const last = all.at(-1);
    if (open && last && !cue.speaker) last.push(cue);
    else all.push([cue]);
    open = !SENTENCE_END.test(words);
  }
  return all;
};

/** Divides a track by the sections of the film, whatever their order; a passage before the first has its cues alone. */
export const passagesOf = (cues: readonly Cue[], sections: readonly TranscriptSection[]): Passage[] => {
  const sorted = [...sections].sort((a, b) => a.start - b.start);
  const within = (from: number, to = Number.POSITIVE_INFINITY): Paragraph[] =>
    paragraphsOf(cues.filter(({ start }) => start >= from && start < to));
  const before = within(Number.NEGATIVE_INFINITY, sorted[0]?.start);
  return [
    ...(before.length > 0 ? [{ paragraphs: before }] : []),
    ...sorted.map(({ title, start }, i) => ({ title, paragraphs: within(start, sorted[i + 1]?.start) })),
  ];
};
