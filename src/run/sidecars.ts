import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localise } from '../manifest/localised.ts';
import { chapterMarks } from '../plan/films.ts';
import { type Canonical, keyOf } from '../plan/key.ts';
import { ownName } from '../plan/languages.ts';
import type { Plan } from '../plan/plan.ts';
import type { Track } from '../subtitles/track.ts';
import { writeSrt } from '../subtitles/write/srt.ts';
import { writeTranscript } from '../subtitles/write/transcript.ts';
import { writeVtt } from '../subtitles/write/vtt.ts';
import type { Engine } from './engine.ts';
import type { Output, OutputKind, Release } from './release.ts';

/** A small file of a release, before it is anywhere. */
export interface TextFile {
  readonly path: string;
  readonly kind: OutputKind;
  readonly language?: string;
  readonly cues?: Readonly<Record<string, number>>;
  readonly content: string;
}

/** SRT, WebVTT and a transcript with the sections as headings, for every language that is delivered. */
export const sidecarsOf = (plan: Plan): TextFile[] => plan.sidecars.flatMap((track) => filesOf(plan, track));

/** How many cues each track has, by language. */
export const cuesOf = (tracks: readonly Track[]): Record<string, number> =>
  Object.fromEntries(tracks.map(({ language, cues }) => [language, cues.length]));

const filesOf = (plan: Plan, track: Track): TextFile[] => {
  const { language, cues } = track;
  const count = { cues: cuesOf([track]) };
  const base = `${plan.documentary}.${language}`;
  const sections = chapterMarks(plan.timeline, language, plan.languages);
  const title = `${localise(plan.title, language, plan.languages)} (${ownName(language)})`;
  return [
    { path: `${base}.srt`, kind: 'sidecar', language, ...count, content: writeSrt(cues) },
    { path: `${base}.vtt`, kind: 'sidecar', language, ...count, content: writeVtt(cues, { language, title }) },
    { path: `${base}.txt`, kind: 'transcript', language, content: writeTranscript(cues, sections) },
  ];
};

/** `sha256sum -c checksums.sha256` checks the whole folder. */
export const checksumsOf = (files: readonly { readonly path: string; readonly sha256: string }[]): TextFile => ({
  path: 'checksums.sha256',
  kind: 'checksums',
  content: files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''),
});

export const textKey = ({ content }: TextFile): string => keyOf({ text: content } satisfies Canonical);

export const addSidecars = async (plan: Plan, engine: Engine, release: Release): Promise<Output[]> => {
  const outputs: Output[] = [];
  for (const file of sidecarsOf(plan)) outputs.push(await addText(engine, release, file));
  return outputs;
};

export const addChecksums = (outputs: readonly Output[], engine: Engine, release: Release): Promise<Output> =>
  addText(engine, release, checksumsOf(outputs));

const addText = (engine: Engine, release: Release, text: TextFile): Promise<Output> =>
  engine.workspace.use(async (folder) => {
    const { content, ...output } = text;
    const file = join(folder, 'text');
    await writeFile(file, content);
    return release.add(file, { ...output, key: textKey(text) });
  });
