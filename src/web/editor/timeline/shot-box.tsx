import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../words/language.tsx';
import type { Timeline } from '../types.ts';
import type { Lane } from './paint.ts';
import { moment } from './scale.ts';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
  readonly timeline: Timeline;
  readonly index: number;
  readonly lane: Lane;
  /** Pixels a frame. */
  readonly scale: number;
  readonly isSelected: boolean;
  readonly press: (index: number) => void;
}

/** Pixels from which a picture shows anything. */
const FOR_PICTURE = 40;

/** One shot as it lies on the timeline. */
export const ShotBox = ({ documentary, timeline, index, lane, scale, isSelected, press }: Props) => {
  const t = useWords(words);
  const shot = timeline.shots[index];
  if (!shot) return null;
  const { start, end, label, transition } = shot;
  const width = Math.max(2, (end - start) * scale - 1);
  const length = moment(end - start, timeline.frameRate);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and the keys.
    <div
      id={`shot-${index}`}
      class={isSelected ? 'shot selected' : 'shot'}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={timeline.shots.length}
      aria-label={t('shotNumber', { number: index + 1, label, length })}
      title={`${index + 1} · ${label}`}
      style={{ left: `${start * scale}px`, width: `${width}px`, top: `${lane.top}px`, height: `${lane.height}px` }}
      onClick={() => press(index)}
    >
      {width >= FOR_PICTURE && <Picture key={timeline.etag} src={pictureOf(documentary, timeline, index, 160)} />}
      {width >= FOR_PICTURE && (
        <span class="shot-name shortened">
          {transition && <span class="transition">⤫ </span>}
          {index + 1} {label}
        </span>
      )}
    </div>
  );
};

/** The address of a shot's middle frame; what follows `#` makes another address of it when the film changes. */
export const pictureOf = (
  documentary: string,
  { edition, etag }: Timeline,
  shot: number,
  width: 160 | 320 | 640,
): string => {
  const query = `${edition === 'full' ? '' : `edition=${edition}&`}width=${width}`;
  return `/v1/documentaries/${documentary}/timeline/${shot}.jpg?${query}#${etag.replaceAll('"', '')}`;
};

/** Milliseconds that a picture must stay in sight before it is asked for: whoever scrolls by asks for none. */
const STAYS = 150;

const Picture = ({ src }: { readonly src: string }) => {
  const [shown, setShown] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), STAYS);
    return () => clearTimeout(timer);
  }, []);
  return shown && !failed ? <img src={src} alt="" decoding="async" onError={() => setFailed(true)} /> : null;
};
