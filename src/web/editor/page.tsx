import './editor.css';
import './timeline/timeline.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { get } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import type { Render } from '../api/types.ts';
import { Link, usePlace } from '../router.tsx';
import { Failure, Loading } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { Footage } from './footage/panel.tsx';
import { useUploads } from './footage/use-uploads.ts';
import type { CodeEditor } from './manifest/code-editor.ts';
import { Manifest } from './manifest/panel.tsx';
import { useManifest } from './manifest/use-manifest.ts';
import { entryAt } from './position.ts';
import { marksOfPlan, marksOfRender } from './render/marks.ts';
import { RenderPanel } from './render/panel.tsx';
import { usePlan, type Wanted } from './render/use-plan.ts';
import { isOver, useRender } from './render/use-render.ts';
import { Languages } from './sharing/languages.tsx';
import { Sharing } from './sharing/sharing.tsx';
import type { Mark } from './timeline/paint.ts';
import { TimelinePanel } from './timeline/panel.tsx';
import type { Timeline } from './types.ts';
import { useDocumentary } from './use-documentary.ts';
import { words } from './words.ts';

const NO_MARKS: readonly Mark[] = [];

/** An editor's workplace: footage, manifest, timeline, renders, languages and sharing of one documentary. */
export default ({ documentary: id }: { readonly documentary: string }) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const { go } = usePlace();
  const standing = useDocumentary(id);
  const { documentary, media = [] } = standing.value ?? {};
  const exists = documentary && documentary.manifest !== undefined;
  const [wanted, setWanted] = useState<Wanted>({ edition: 'full', languages: undefined });
  const [selected, select] = useState(0);
  const editor = useRef<CodeEditor | null>(null);

  const timelineName = exists ? `/v1/documentaries/${id}/timeline${editionQuery(wanted.edition)}` : undefined;
  const timeline = useResource(timelineName, (signal) => get<Timeline>(timelineName ?? '', signal));
  const film = timeline.value;
  const shots = film?.shots;

  const again = useCallback((): void => {
    void standing.again();
    void timeline.again();
  }, [standing.again, timeline.again]);
  const work = useManifest(id, exists, again);
  const { list, uploads } = useUploads(id, again);

  const [asked, setAsked] = useState<string>();
  const going = documentary?.renders?.find((one) => !one.preview && !isOver(one))?.id;
  useEffect(() => {
    if (going !== undefined) setAsked(going);
  }, [going]);
  const { followed, cancel } = useRender(asked, again);
  const ended = followed && isOver(followed.render) ? followed.render.id : '';
  const plan = usePlan(id, wanted, film && film.frames > 0 ? `${film.etag} ${ended}` : undefined);
  const marks = useMemo(() => {
    if (followed && followed.spans.length > 0 && !isOver(followed.render)) return marksOfRender(followed.spans);
    return plan.value ? marksOfPlan(plan.value) : NO_MARKS;
  }, [followed, plan.value]);

  const showPlace = useCallback(
    (at: string): void => {
      const [, track] = /^\/subtitles\/([\w-]+)$/.exec(at) ?? [];
      if (track) {
        go(`/d/${id}/translate/${track}`);
        return;
      }
      editor.current?.goTo(at);
      const entry = /\/timeline\/(\d+)/.exec(at)?.[1];
      const shot = entry === undefined ? -1 : (shots?.findIndex((one) => one.entry === Number(entry)) ?? -1);
      if (shot >= 0) select(shot);
    },
    [shots, go, id],
  );
  const follow = useCallback(
    (offset: number): void => {
      const entry = entryAt(editor.current?.text() ?? '', offset);
      const shot = entry === undefined ? -1 : (shots?.findIndex((one) => one.entry === entry) ?? -1);
      if (shot >= 0) select(shot);
    },
    [shots],
  );

  const title = inLanguage(documentary?.title, language) || id;
  if (!documentary)
    return (
      <Page part="editor" title={id} wide>
        {standing.error !== undefined ? (
          <Failure error={standing.error} again={() => void standing.again()} />
        ) : (
          <Loading />
        )}
      </Page>
    );
  const footage = <Footage documentary={id} {...{ media, list, uploads }} />;
  return (
    <Page
      part="editor"
      wide
      title={title}
      above={<Link href="/">{t('all')}</Link>}
      actions={
        <>
          {exists && <Link href={`/d/${id}/workshops`}>{t('workshops')}</Link>}
          {documentary.releases.length > 0 && <Link href={`/d/${id}`}>{t('filmPage')}</Link>}
        </>
      }
    >
      <div class={exists ? 'editor' : 'editor begins'}>
        {film && <TimelinePanel documentary={id} timeline={film} {...{ marks, selected, select, showPlace }} />}
        {timeline.error !== undefined && <Failure error={timeline.error} again={() => void timeline.again()} />}
        {!exists && <div class="editor-side">{footage}</div>}
        <div class="editor-main">
          <Manifest documentary={id} {...{ media, work, editor }} moved={follow} />
        </div>
        <div class="editor-side">
          {film && film.frames > 0 && (
            <RenderPanel
              {...{ documentary, timeline: film, plan, wanted, followed, cancel, select, showPlace }}
              choose={setWanted}
              asked={({ id: render }: Render) => setAsked(render)}
              isChanged={work.isChanged}
            />
          )}
          {exists && <Languages documentary={documentary} />}
          {exists && footage}
          {exists && <Sharing documentary={documentary} changed={() => void standing.again()} />}
        </div>
      </div>
    </Page>
  );
};

const editionQuery = (edition: string): string => (edition === 'full' ? '' : `?edition=${encodeURIComponent(edition)}`);
