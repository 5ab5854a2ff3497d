import type { Cue, Position } from './cue.ts';
import { cueText } from './cue.ts';
import { readMarkup } from './read/markup.ts';
import { plainLines, withoutControls } from './read/styles.ts';
import { escapeXml, taggedText } from './write/escape.ts';

/** A cue as an editor of subtitles shows and sends it. Times are whole milliseconds. */
export interface EditedCue {
  readonly start: number;
  readonly end: number;
  /** Its words, lines joined by line feeds. */
  readonly text?: string | undefined;
  /** The words with their looks as `<i>`, `<b>` and `<u>`, and `&lt;` and `&amp;` for themselves; goes before `text`. */
  readonly markup?: string | undefined;
  readonly position?: Position | undefined;
  readonly speaker?: string | undefined;
}

/** @param number from 1, in the order in which the cues are shown */
export const editedCue = (cue: Cue, number: number) => {
  const markup = taggedText(cue.lines, escapeMarkup);
  const text = cueText(cue);
  return {
    ...{ number, start: cue.start, end: cue.end, text },
    ...(markup === text ? {} : { markup }),
    ...(cue.position ? { position: cue.position } : {}),
    ...(cue.speaker === undefined ? {} : { speaker: cue.speaker }),
  };
};

/** What an editor sent as a cue, and what is wrong with its markup. */
export const cueOf = (edited: EditedCue): { readonly cue: Cue; readonly faults: readonly string[] } => {
  const { start, end, text = '', markup, position, speaker } = edited;
  const marked = markup === undefined ? undefined : readMarkup(withLineFeeds(markup), 'webvtt');
  const lines = marked?.lines ?? plainLines(withoutControls(withLineFeeds(text)));
  const said = speaker?.replace(/\s+/g, ' ').trim() || marked?.speaker;
  return {
    cue: {
      ...{ start, end, lines },
      ...withPlace(position ?? marked?.position),
      ...(said ? { speaker: said } : {}),
    },
    faults: marked?.faults ?? [],
  };
};

const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The bottom centre is where a cue stands by itself. */
const withPlace = (position: Position | undefined): Pick<Cue, 'position'> =>
  position && !(position.vertical === 'bottom' && position.horizontal === 'center') ? { position } : {};

/** Everything that is read as something else than itself. */
const escapeMarkup = (text: string): string =>
  escapeXml(text)
    .replaceAll('\\', '&#92;')
    .replace(/\{(?=[yY]:)/g, '&#123;');
