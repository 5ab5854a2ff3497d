import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { limitsFor } from '../../subtitles/check/limits.ts';
import { BurnedIn } from './burned-in.tsx';
import { compare } from './compare.ts';
import type { CueText } from './cues.ts';
import { change, type Desk, EMPTY_DESK } from './desk.ts';
import { FindBar } from './find-bar.tsx';
import { Help } from './help.tsx';
import { useDeskKeys } from './keys.ts';
import { cutMarks } from './marks.ts';
import { Notices } from './notices.tsx';
import { type FilmHandle, Player } from './player.tsx';
import { Problems } from './problems.tsx';
import { Publish } from './publish.tsx';
import { rowsOf } from './rows.ts';
import { serviceFor } from './service.ts';
import { Start } from './start.tsx';
import { CueTable } from './table.tsx';
import { type Tool, Toolbar } from './toolbar.tsx';
import { Upload } from './upload.tsx';
import { stopping, useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';
import { useHands } from './use-hands.ts';
import type { Work } from './work.ts';

interface Props {
  readonly documentary: string;
  readonly language: string;
  readonly work: Work;
}

const begin = ({ unsaved, draft, own }: Work): Desk =>
  change(EMPTY_DESK, { kind: 'open', cues: unsaved ?? draft?.cues ?? own?.cues ?? [] });

/** The desk: the table with the film beside it, and what can be done with both. */
export const Workplace = ({ documentary, language, work }: Props) => {
  const service = useMemo(() => serviceFor(documentary, language), [documentary, language]);
  const [desk, dispatch] = useReducer(change, work, begin);
  const [published, setPublished] = useState(work.own);
  const draft = useDraft(service, { documentary, language }, work, desk);
  const check = useCheck(service, desk);
  const limits = check.limits ?? limitsFor(language);
  const [tool, setTool] = useState<Tool>();
  const [burning, setBurning] = useState<number>();
  const [unlocked, setUnlocked] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [following, setFollowing] = useState(true);
  const [begun, setBegun] = useState(false);
  const [playing, setPlaying] = useState<number>();
  const film = useRef<FilmHandle>(null);

  const source = work.source?.cues ?? [];
  // Typing changes the cues and leaves the rows as they are.
  const rows = useMemo(() => rowsOf(desk.cues, source), [desk.shape, source]);
  const changes = work.documentary.languages.find((one) => one.language === language)?.changes ?? [];
  // As above.
  const cut = useMemo(() => cutMarks(desk.cues, changes), [desk.shape, changes]);
  const before = published?.cues;
  const comparison = useMemo(
    () => (comparing && before ? compare(desk.cues, before) : undefined),
    [comparing, before, desk.cues],
  );
  const table = useHands({ desk, dispatch, film, unlocked, rate: work.film?.rate ?? 25, burn: setBurning });
  const { hands } = table;
  const problems = stopping(check);
  useDragging(() => setTool('upload'));
  useDeskKeys({ dispatch, hands, check, open: setTool });

  const use = (cues: readonly CueText[]): void => {
    dispatch({ kind: 'all', cues });
    setTool(undefined);
    setBegun(true);
  };
  const first = desk.cues[0]?.id;
  // Whoever has just brought cues goes on with the first of them.
  useEffect(() => {
    if (!begun || first === undefined) return;
    setBegun(false);
    hands.goTo(first);
  }, [begun, first, hands]);
  const upload = tool === 'upload' && <Upload {...{ service, language, use }} close={() => setTool(undefined)} />;
  if (desk.cues.length === 0 && desk.past.length === 0)
    return (
      <div class="translator">{upload || <Start {...{ source }} open={use} upload={() => setTool('upload')} />}</div>
    );
  return (
    <div class="translator">
      <Toolbar
        {...{ desk, dispatch, tool, unlocked, comparing, following }}
        saving={draft.saving}
        canCompare={before !== undefined}
        open={setTool}
        unlock={setUnlocked}
        compare={setComparing}
        follow={setFollowing}
      />
      <Notices {...{ work, service, draft, dispatch, cut }} published={published?.about.revision} />
      {upload}
      <div class="desk">
        <section class="beside">
          <Player {...{ work, language, film, following }} cues={desk.cues} onCue={setPlaying} />
          <Publish
            {...{ service, desk, draft, check, published, setPublished }}
            stopped={problems.length}
            next={() => hands.nextProblem(check)}
          />
          <Problems {...{ check, desk, dispatch, service, hands }} />
        </section>
        <section class="main">
          {tool === 'find' || tool === 'replace' ? (
            <FindBar {...{ desk, dispatch, hands }} replacing={tool === 'replace'} close={() => setTool(undefined)} />
          ) : null}
          <CueTable
            {...{ desk, rows, limits, language, check, comparison, cut, unlocked, hands, playing, following }}
            source={work.source?.language}
            sourceChanges={work.sourceChanges}
            wanted={table.wanted}
          />
        </section>
      </div>
      {tool === 'help' && <Help close={() => setTool(undefined)} />}
      {burning !== undefined && (
        <BurnedIn {...{ service, desk, draft }} id={burning} close={() => setBurning(undefined)} />
      )}
    </div>
  );
};

/** A file that is dragged over the page finds where to be dropped. */
const useDragging = (arrived: () => void): void => {
  const latest = useRef(arrived);
  latest.current = arrived;
  useEffect(() => {
    const enter = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) latest.current();
    };
    document.addEventListener('dragenter', enter);
    return () => document.removeEventListener('dragenter', enter);
  }, []);
};
