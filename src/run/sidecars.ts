import { localise } from '../manifest/localised.ts';
import { chapterMarks } from '../plan/films.ts';
import { ownName } from '../plan/languages.ts';
import type { Plan } from '../plan/plan.ts';
import type { Track } from '../subtitles/track.ts';
import { writeSrt } from '../subtitles/write/srt.ts';
import { writeTranscript } from '../subtitles/write/transcript.ts';
import { writeVtt } from '../subtitles/write/vtt.ts';
import type { TextFile } from './text-file.ts';

/** SRT, WebVTT and a transcript with the sections as headings, for every language that is delivered. */
export const sidecarsOf = (plan: Plan): TextFile[] => plan.sidecars.flatMap((track) => filesOf(plan, track));

const filesOf = (plan: Plan, { language, cues }: Track): TextFile[] => {
  const base = `${plan.documentary}.${language}`;
  const sections = chapterMarks(plan.timeline, language, plan.languages);
  const title = `${localise(plan.title, language, plan.languages)} (${ownName(language)})`;
  return [
    { path: `${base}.srt`, kind: 'sidecar', language, content: writeSrt(cues) },
    { path: `${base}.vtt`, kind: 'sidecar', language, content: writeVtt(cues, { language, title }) },
    { path: `${base}.txt`, kind: 'transcript', language, content: writeTranscript(cues, sections) },
  ];
};
