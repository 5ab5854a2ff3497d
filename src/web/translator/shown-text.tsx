import type { Position } from '../../subtitles/cue.ts';
import { linesOf } from './cues.ts';

interface Props {
  /** As it is edited, with its tags. */
  readonly text: string;
  readonly position?: Position | undefined;
  /** BCP 47. */
  readonly language: string;
}

/** A cue as it stands in the picture, nearly: fonts and sizes are the film's own when it is burned in. */
export const ShownText = ({ text, position, language }: Props) => (
  <div
    class={`shown ${position?.vertical ?? 'bottom'} ${position?.horizontal ?? 'center'}`}
    lang={language}
    aria-hidden
  >
    {linesOf(text).map((line, i) => (
      <div key={i}>
        {line.map((run, j) => (
          <span
            key={j}
            class={[run.italic && 'italic', run.bold && 'bold', run.underline && 'underlined']
              .filter(Boolean)
              .join(' ')}
          >
            {run.text}
          </span>
        ))}
      </div>
    ))}
  </div>
);
