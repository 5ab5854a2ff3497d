import { useEffect, useRef } from 'preact/hooks';
import { useFormat, useWords } from '../words/language.tsx';
import type { Comparison } from './compare.ts';
import { CueCells } from './cue-cells.tsx';
import type { EditCue } from './cues.ts';
import type { Desk } from './desk.ts';
import { GapCells } from './gap-cells.tsx';
import type { CutMarks, SourceChanges } from './marks.ts';
import type { Allowed } from './measure.ts';
import { Part } from './part.tsx';
import type { Row } from './rows.ts';
import type { Check } from './use-check.ts';
import type { Hands, Wanted } from './use-hands.ts';
import { useVirtual } from './use-virtual.ts';
import { words } from './words.ts';

interface Props {
  readonly desk: Desk;
  readonly rows: readonly Row[];
  readonly limits: Allowed;
  /** BCP 47: what is translated from, where there is something, and into. */
  readonly source: string | undefined;
  readonly language: string;
  readonly sourceChanges: SourceChanges;
  readonly check: Check;
  readonly comparison: Comparison | undefined;
  readonly cut: CutMarks;
  readonly unlocked: boolean;
  readonly following: boolean;
  /** The cue that the film shows. */
  readonly playing: number | undefined;
  readonly hands: Hands;
  readonly wanted: Wanted | undefined;
}

/** All cues, of which only those are drawn that are seen. */
export const CueTable = (props: Props) => {
  const { desk, rows, source, language, playing, following, wanted } = props;
  const t = useWords(words);
  const format = useFormat();
  const box = useRef<HTMLElement>(null);
  const indexOf = (id: number | undefined): number => rows.findIndex((row) => row.kind === 'cue' && row.id === id);
  const virtual = useVirtual({
    ...{ count: rows.length, keyOf: (index) => rows[index]?.key ?? '', box: () => box.current },
    ...{ kept: indexOf(desk.current), estimate: 104 },
  });
  const show = (id: number | undefined, align: 'auto' | 'center'): void => {
    const index = indexOf(id);
    if (index >= 0) virtual.scrollToIndex(index, { align });
  };
  // Each wish is fulfilled once.
  useEffect(() => show(wanted?.id, 'auto'), [wanted]);
  // The film leads when it comes to another cue.
  useEffect(() => {
    if (following && playing !== wanted?.id) show(playing, 'auto');
  }, [playing, following]);
  const byId = new Map(desk.cues.map((cue, i) => [cue.id, { cue, number: i + 1 }]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="cues scrolls" ref={box} tabIndex={0} aria-label={t('cues', { count: desk.cues.length })}>
      <Part role="table" aria-label={t('table')} aria-rowcount={rows.length + 1} class={source ? '' : 'alone'}>
        <Part role="rowgroup" class="head">
          <Part role="row" aria-rowindex={1} class="row">
            <Part role="columnheader">{t('time')}</Part>
            {source && <Part role="columnheader">{t('sourceColumn', { language: format.language(source) })}</Part>}
            <Part role="columnheader">{format.language(language)}</Part>
            <Part role="columnheader">{t('measures')}</Part>
          </Part>
        </Part>
        <Part role="rowgroup" class="body" style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => (
            <Part
              key={String(key)}
              role="row"
              data-index={index}
              aria-rowindex={index + 2}
              class={rowClass(rows[index], desk.current, playing)}
              box={virtual.measureElement}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Cells row={rows[index]} {...{ byId }} {...props} />
            </Part>
          ))}
        </Part>
      </Part>
    </section>
  );
};

const rowClass = (row: Row | undefined, current: number | undefined, playing: number | undefined): string => {
  if (row?.kind !== 'cue') return 'row gap';
  return ['row', row.id === current && 'current', row.id === playing && 'playing'].filter(Boolean).join(' ');
};

interface CellsProps extends Props {
  readonly row: Row | undefined;
  readonly byId: ReadonlyMap<number, { readonly cue: EditCue; readonly number: number }>;
}

const Cells = ({ row, byId, ...props }: CellsProps) => {
  const { desk, check, comparison, cut, sourceChanges, wanted, playing } = props;
  const { limits, hands, unlocked, language, source } = props;
  if (row?.kind === 'gap')
    return <GapCells source={row.source} language={source ?? ''} changed={sourceChanges} {...{ hands }} />;
  const found = row && byId.get(row.id);
  if (!found) return null;
  const { id } = found.cue;
  return (
    <CueCells
      {...{ ...found, limits, hands, unlocked, language, sourceChanges }}
      source={source === undefined ? undefined : row.source}
      sourceLanguage={source ?? ''}
      problems={check.byCue.get(id)}
      difference={comparison?.differences.get(id)}
      cutChange={cut.cues.get(id)}
      isCurrent={desk.current === id}
      isPlaying={playing === id}
      focus={wanted?.id === id && wanted.focus ? wanted : undefined}
    />
  );
};
