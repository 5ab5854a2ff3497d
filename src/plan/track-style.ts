import type { AssStyle } from '../subtitles/write/ass.ts';
import { lineHeight, type Page, type SubtitleStyle } from './layout.ts';

/** How the text tracks of a Matroska film look: as near to what is burned in as a player can draw it by itself. */
export interface TrackStyle extends AssStyle {
  /** Digest of the font that is attached. */
  readonly font: string;
}

export const trackStyleOf = (style: SubtitleStyle, { width, height, font }: Page): TrackStyle => ({
  family: font.family,
  font: font.digest,
  size: lineHeight(style),
  box: style.background === 'box',
  top: style.position === 'top',
  width,
  height,
});
