import type { z } from 'zod';
import type { cueShown, draft, trackChecked } from '../../http/cue-shapes.ts';
import { editedCue } from '../../subtitles/edited-cue.ts';
import { readMarkup } from '../../subtitles/read/markup.ts';
import { plainLines } from '../../subtitles/read/styles.ts';
import { type CueText, linesOf, textOfLines } from './cues.ts';

export type ServiceCue = Omit<z.output<typeof cueShown>, 'number' | 'text'> & { readonly text?: string | undefined };
export type ServiceDraft = z.output<typeof draft>;
export type ServiceCheck = z.output<typeof trackChecked>;

/** A cue as the service gives it, as it is edited: signs that are no tags stand for themselves. */
export const fromService = ({ start, end, text = '', markup, position, speaker }: ServiceCue): CueText => ({
  ...{ start, end },
  text: textOfLines(markup === undefined ? plainLines(text) : readMarkup(markup, 'webvtt').lines),
  ...(position ? { position } : {}),
  ...(speaker === undefined ? {} : { speaker }),
});

/** @param index from 0 */
export const toService = ({ text, ...cue }: CueText, index: number): ServiceCue => {
  const { start, end, position, speaker } = cue;
  const lines = linesOf(text);
  return editedCue(
    { start, end, lines, ...(position ? { position } : {}), ...(speaker === undefined ? {} : { speaker }) },
    index + 1,
  );
};
