import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../api/types.ts';
import { Loading } from '../../ui/notice.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { CodeEditor } from './code-editor.ts';
import { words } from './words.ts';

interface Props {
  /** Where the page finds the editor, to lead to places in it. */
  readonly editor: RefObject<CodeEditor | null>;
  readonly text: string;
  /** Changes when `text` comes from elsewhere than this field. */
  readonly version: number;
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
  readonly change: (text: string) => void;
  readonly moved: (offset: number) => void;
}

/** The field that a manifest is written in. Its program is fetched when it is first shown. */
export const Code = (props: Props) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const parent = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { editor, version, problems } = props;
  useEffect(() => {
    let isGone = false;
    const open = async (): Promise<void> => {
      const { openCodeEditor } = await import('./code-editor.ts');
      if (isGone || !parent.current) return;
      parent.current.textContent = '';
      editor.current = openCodeEditor({
        parent: parent.current,
        text: latest.current.text,
        label: t('manifest'),
        phrases: phrasesOf(t),
        files: () => latest.current.files,
        changed: (changed) => latest.current.change(changed),
        moved: (offset) => latest.current.moved(offset),
      });
      editor.current.show(latest.current.problems);
    };
    void open();
    return () => {
      isGone = true;
      editor.current?.close();
      editor.current = null;
    };
  }, [editor, language]);
  useEffect(() => {
    const { text } = latest.current;
    if (version > 0 && editor.current && editor.current.text() !== text) editor.current.setText(text);
  }, [editor, version]);
  useEffect(() => editor.current?.show(problems), [editor, problems]);
  return (
    <div ref={parent} class="code">
      <Loading />
    </div>
  );
};

const phrasesOf = (t: (key: keyof (typeof words)['en']) => string): Record<string, string> => ({
  Find: t('find'),
  Replace: t('replaceWith'),
  next: t('next'),
  previous: t('previous'),
  all: t('all'),
  'match case': t('matchCase'),
  regexp: t('regexp'),
  'by word': t('byWord'),
  replace: t('replace'),
  'replace all': t('replaceAll'),
  close: t('closeSearch'),
  Diagnostics: t('problems'),
  'No diagnostics': t('noProblems'),
  Completions: t('completions'),
});
