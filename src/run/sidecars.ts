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

/** SRT, WebVTT and a transcript with the sections as headings, for every language that is delivered. */
export const addSidecars = async (plan: Plan, engine: Engine, release: Release): Promise<Output[]> => {
  const outputs: Output[] = [];
  for (const track of plan.sidecars)
    for (const { path, kind, content } of sidecarsOf(plan, track))
      outputs.push(await addText(engine, release, { path, kind, language: track.language }, content));
  return outputs;
};

const sidecarsOf = (plan: Plan, { language, cues }: Track): { path: string; kind: OutputKind; content: string }[] => {
  const base = `${plan.documentary}.${language}`;
  const sections = chapterMarks(plan.timeline, language, plan.languages);
  const title = `${localise(plan.title, language, plan.languages)} (${ownName(language)})`;
  return [
    { path: `${base}.srt`, kind: 'sidecar', content: writeSrt(cues) },
    { path: `${base}.vtt`, kind: 'sidecar', content: writeVtt(cues, { language, title }) },
    { path: `${base}.txt`, kind: 'transcript', content: writeTranscript(cues, sections) },
  ];
};

/** `sha256sum -c checksums.sha256` checks the whole folder. */
export const addChecksums = (outputs: readonly Output[], engine: Engine, release: Release): Promise<Output> => {
  const lines = outputs.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
  return addText(engine, release, { path: 'checksums.sha256', kind: 'checksums' }, lines);
};

const addText = (
  engine: Engine,
  release: Release,
  output: Pick<Output, 'path' | 'kind' | 'language'>,
  content: string,
): Promise<Output> =>
  engine.workspace.use(async (folder) => {
    const file = join(folder, 'text');
    await writeFile(file, content);
    return release.add(file, { ...output, key: keyOf({ text: content } satisfies Canonical) });
  });
