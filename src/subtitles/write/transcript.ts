import type { Cue } from '../cue.ts';
import { type Paragraph, passagesOf, sentence, type TranscriptSection } from './passages.ts';

export type { TranscriptSection } from './passages.ts';

const line = (paragraph: Paragraph): string => {
  const [{ speaker }] = paragraph;
  const words = paragraph.map(sentence).join(' ');
  return speaker ? `${speaker}: ${words}` : words;
};

/** Plain text for reading: a sentence a line, under the section's heading where there are sections. Ends in a line feed. */
export const writeTranscript = (cues: readonly Cue[], sections: readonly TranscriptSection[] = []): string => {
  const parts = passagesOf(cues, sections).map(({ title, paragraphs }) => {
    const heading = title === undefined ? [] : [title, ''];
    return [...heading, ...paragraphs.map(line)].join('\n').trimEnd();
  });
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};
