import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { basicSetup, EditorView } from 'codemirror';
import schema from '../../../../manifests/schema.json';
import type { Problem } from '../../api/types.ts';
import { completionsAt } from '../complete.ts';
import { rangesOf } from '../position.ts';
import type { Schema } from '../schema-at.ts';

/** The text of a manifest, as a person changes it. */
export interface CodeEditor {
  readonly text: () => string;
  /** Replaces everything; it can be taken back like anything typed. */
  readonly setText: (text: string) => void;
  readonly show: (problems: readonly Problem[]) => void;
  /** Puts the cursor at a place, in sight. */
  readonly goTo: (at: string) => void;
  readonly focus: () => void;
  readonly close: () => void;
}

export interface CodeEditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  /** CodeMirror's own sentences, by the English ones. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly files: () => readonly string[];
  readonly changed: (text: string) => void;
  readonly moved: (offset: number) => void;
}

export const openCodeEditor = (options: CodeEditorOptions): CodeEditor => {
  const view = new EditorView({ parent: options.parent, doc: options.text, extensions: extensionsOf(options) });
  const text = (): string => view.state.doc.toString();
  return {
    text,
    setText: (insert) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } }),
    show: (problems) => view.dispatch(setDiagnostics(view.state, diagnosticsOf(text(), problems))),
    goTo: (at) => {
      const [{ from, to } = { from: 0, to: 0 }] = rangesOf(text(), [at]);
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
};

const extensionsOf = ({ label, phrases, files, changed, moved }: CodeEditorOptions) => [
  EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''),
  EditorState.phrases.of(phrases),
  basicSetup,
  json(),
  lintGutter(),
  autocompletion({ override: [(context) => complete(context, files())] }),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) changed(update.state.doc.toString());
    if (update.selectionSet) moved(update.state.selection.main.head);
  }),
];

const complete = ({ state, pos, explicit }: CompletionContext, files: readonly string[]): CompletionResult | null => {
  const text = state.doc.toString();
  if (!explicit && !/["\w-]$/.test(text.slice(Math.max(0, pos - 1), pos))) return null;
  const { from, to, options } = completionsAt(text, pos, schema as Schema, files);
  if (options.length === 0) return null;
  const quoted = text[from] === '"';
  return {
    ...{ from, to },
    options: options.map(({ label, insert, kind }) => ({
      label: quoted ? `"${label}"` : label,
      displayLabel: label,
      apply: insert,
      type: kind === 'name' ? 'property' : 'enum',
    })),
  };
};

const diagnosticsOf = (text: string, problems: readonly Problem[]): Diagnostic[] => {
  const ranges = rangesOf(
    text,
    problems.map(({ at }) => at),
  );
  return problems
    .map(({ severity, message }, i) => ({
      ...(ranges[i] ?? { from: 0, to: 0 }),
      severity: severity === 'block' ? ('error' as const) : severity,
      message,
    }))
    .sort((a, b) => a.from - b.from);
};
