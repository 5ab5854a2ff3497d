import { type Cue, lineText } from '../cue.ts';

/** A heading of the transcript: the cues from `start` (milliseconds) on stand under it. */
export interface TranscriptSection {
  readonly title: string;
  readonly start: number;
}

const SENTENCE_END = /[.!?…]["'”“»)\]]*$/;
const sentence = (cue: Cue): string => {
  const words = cue.lines.map(lineText).join(' ');
  return cue.speaker ? `${cue.speaker}: ${words}` : words;
};

/** Cues run together to the end of a sentence; a new speaker begins a new line. */
const paragraphs = (cues: readonly Cue[]): string[] => {
  const all: string[] = [];
  let open = false;
  for (const cue of cues) {
    const words = sentence(cue);
    if (!words) continue;
    if (open && !cue.speaker) all[all.length - 1] += ` ${words}`;
    else all.push(words);
    open = !SENTENCE_END.test(words);
  }
  return all;
};

const within = (cues: readonly Cue[], from: number, to: number): readonly Cue[] =>
  cues.filter(({ start }) => start >= from && start < to);

/** Plain text for reading: a sentence a line, under the section's heading where there are sections. Ends in a line feed. */
export const writeTranscript = (cues: readonly Cue[], sections: readonly TranscriptSection[] = []): string => {
  const sorted = [...sections].sort((a, b) => a.start - b.start);
  const before = within(cues, Number.NEGATIVE_INFINITY, sorted[0]?.start ?? Number.POSITIVE_INFINITY);
  const parts = sorted.map(({ title, start }, i) => {
    const body = paragraphs(within(cues, start, sorted[i + 1]?.start ?? Number.POSITIVE_INFINITY));
    return [title, '', ...body].join('\n').trimEnd();
  });
  return `${[paragraphs(before).join('\n'), ...parts].filter((part) => part !== '').join('\n\n')}\n`;
};
