import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useFormat, useLanguage, useWords } from '../../words/language.tsx';
import { inLanguage } from '../../words/localised.ts';
import type { Timeline } from '../types.ts';
import { type Lanes, lanesOf, type Mark, paint } from './paint.ts';
import { inSight } from './scale.ts';
import { ShotBox } from './shot-box.tsx';
import { useZoom, type Zoom } from './use-zoom.ts';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
  readonly timeline: Timeline;
  readonly marks: readonly Mark[];
  /** Index of the shot that is looked at. */
  readonly selected: number;
  readonly select: (shot: number) => void;
  /** Leads to the selected shot in the manifest. */
  readonly open: () => void;
}

/** Pixels under which a shot is only drawn, because nobody could press it. */
const NARROWEST = 8;

/** The film to scale: sections, shots with pictures, how its pictures stand, and the cues of every language. */
export const Strip = ({ documentary, timeline, marks, selected, select, open }: Props) => {
  const t = useWords(words);
  const { languages, frames, shots } = timeline;
  const lanes = useMemo(() => lanesOf(languages), [languages]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef({ timeline, lanes, marks });
  drawing.current = { timeline, lanes, marks };
  const zoomed = useRef<Zoom>(undefined);
  const draw = useCallback(() => drawOn(canvas.current, zoomed.current, drawing.current), []);
  const zoom = useZoom(frames, draw);
  zoomed.current = zoom;
  const { view, scroller } = zoom;
  useLayoutEffect(draw, [timeline, lanes, marks, view.scale, view.width]);
  const shot = shots[selected];
  useEffect(() => {
    if (shot) zoom.bringIntoSight(shot);
  }, [selected]);
  const [first, end] = inSight(shots, view, view.width / 2);
  const drawn = shots.slice(first, end).flatMap((one, i) => {
    const isWide = (one.end - one.start) * view.scale >= NARROWEST;
    return isWide || first + i === selected ? [first + i] : [];
  });
  const boxes = drawn.includes(selected) || !shot ? drawn : [selected, ...drawn];
  return (
    <div class="timeline">
      <fieldset class="zoom" aria-label={t('zoom')}>
        <button type="button" class="button small" onClick={() => zoom.by(1 / 1.6)} aria-label={t('farther')}>
          −
        </button>
        <button type="button" class="button small" onClick={() => zoom.by(1.6)} aria-label={t('nearer')}>
          +
        </button>
        <button type="button" class="button small" onClick={zoom.fit}>
          {t('wholeFilm')}
        </button>
      </fieldset>
      <div class="strip">
        <LaneNames lanes={lanes} languages={languages} />
        <div class="scrolls lanes" ref={scroller}>
          <div
            class="film"
            role="listbox"
            aria-label={t('shots')}
            aria-orientation="horizontal"
            aria-activedescendant={shot ? `shot-${selected}` : undefined}
            tabIndex={0}
            style={{ width: `${Math.floor(frames * view.scale)}px`, height: `${lanes.height}px` }}
            onKeyDown={(event) => {
              if (event.ctrlKey || event.metaKey || event.altKey) return;
              if (!pressed(event.key, { selected, last: shots.length - 1, select, open, zoom })) return;
              event.preventDefault();
            }}
          >
            <div aria-hidden="true" class="drawn">
              <canvas ref={canvas} />
            </div>
            {boxes.map((index) => (
              <ShotBox
                key={index}
                {...{ documentary, timeline, index, lane: lanes.shots, scale: view.scale }}
                isSelected={index === selected}
                press={select}
              />
            ))}
            <SectionNames {...{ timeline, lanes, zoom }} />
          </div>
        </div>
      </div>
    </div>
  );
};

interface Keys {
  readonly selected: number;
  readonly last: number;
  readonly select: (shot: number) => void;
  readonly open: () => void;
  readonly zoom: Zoom;
}

/** @returns whether the key means something here */
const pressed = (key: string, { selected, last, select, open, zoom }: Keys): boolean => {
  const to: Readonly<Record<string, number>> = {
    ArrowRight: selected + 1,
    ArrowLeft: selected - 1,
    PageDown: selected + 10,
    PageUp: selected - 10,
    Home: 0,
    End: last,
  };
  const shot = to[key];
  if (shot !== undefined) select(Math.min(last, Math.max(0, shot)));
  else if (key === 'Enter') open();
  else if (key === '+' || key === '=') zoom.by(1.6);
  else if (key === '-') zoom.by(1 / 1.6);
  else if (key === '0') zoom.fit();
  else return false;
  return true;
};

const drawOn = (
  canvas: HTMLCanvasElement | null,
  zoom: Zoom | undefined,
  { timeline, lanes, marks }: { timeline: Timeline; lanes: Lanes; marks: readonly Mark[] },
): void => {
  const context = canvas?.getContext('2d');
  if (!canvas || !context || !zoom) return;
  const view = zoom.now();
  const [width, height] = [Math.max(1, view.width), lanes.height].map((pixels) =>
    Math.round(pixels * devicePixelRatio),
  );
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
    Object.assign(canvas.style, { width: `${view.width}px`, height: `${lanes.height}px` });
  }
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  paint(context, timeline, lanes, marks, view);
};

const LaneNames = ({ lanes, languages }: { readonly lanes: Lanes; readonly languages: readonly string[] }) => {
  const t = useWords(words);
  const format = useFormat();
  const rows = [
    { name: t('time'), lane: lanes.ruler },
    { name: t('sections'), lane: lanes.sections },
    { name: t('shots'), lane: lanes.shots },
    { name: t('pictures'), lane: lanes.marks },
  ];
  return (
    <div class="lane-names" aria-hidden="true" style={{ height: `${lanes.height}px` }}>
      {rows.map(({ name, lane }) => (
        <span key={name} style={{ top: `${lane.top}px`, height: `${lane.height}px` }}>
          {name}
        </span>
      ))}
      {languages.map((language) => {
        const lane = lanes.cues[language];
        return (
          lane && (
            <span key={language} style={{ top: `${lane.top}px`, height: `${lane.height}px` }}>
              {format.language(language)}
            </span>
          )
        );
      })}
    </div>
  );
};

/** Titles of the sections in sight, over their bands. */
const SectionNames = ({ timeline, lanes, zoom }: { timeline: Timeline; lanes: Lanes; zoom: Zoom }) => {
  const { language } = useLanguage();
  const { view } = zoom;
  const [first, end] = inSight(timeline.sections, view, view.width / 2);
  return (
    <>
      {timeline.sections.slice(first, end).map(({ entry, title, start, end: last }) => (
        <span
          key={entry}
          class="section-name shortened"
          aria-hidden="true"
          style={{
            left: `${start * view.scale}px`,
            width: `${Math.max(0, (last - start) * view.scale - 2)}px`,
            top: `${lanes.sections.top}px`,
            height: `${lanes.sections.height}px`,
          }}
        >
          {inLanguage(title, language)}
        </span>
      ))}
    </>
  );
};
