import type { Cue, Line, Run } from '../cue.ts';
import { attributeText, markupText } from './escape.ts';
import { PAGE_STYLE } from './page-style.ts';
import { type Paragraph, type Passage, passagesOf, type TranscriptSection } from './passages.ts';

export interface TranscriptHtmlOptions {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
}

/** A whole page for reading, as {@link writeTranscript} divides it, with the time at which each paragraph is said. UTF-8. */
export const writeTranscriptHtml = (
  cues: readonly Cue[],
  sections: readonly TranscriptSection[],
  { language, title }: TranscriptHtmlOptions,
): string =>
  [
    ...['<!DOCTYPE html>', `<html lang="${attributeText(language)}" dir="auto">`, '<head>', '<meta charset="utf-8">'],
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...[`<title>${markupText(title)}</title>`, `<style>\n${PAGE_STYLE}\n</style>`, '</head>', '<body>', '<main>'],
    ...[`<h1>${markupText(title)}</h1>`, transcriptHtml(cues, sections, { level: 2 })],
    ...['</main>', '</body>', '</html>', ''],
  ].join('\n');

export interface TranscriptPartOptions {
  /** Of the sections' headings: 2 is `<h2>`. */
  readonly level: number;
  /** HTML for the time of a paragraph, where it is more than a time. @param clock `1:02` */
  readonly time?: (ms: number, clock: string) => string;
}

/** The transcript as a part of a page: headings and paragraphs. */
export const transcriptHtml = (
  cues: readonly Cue[],
  sections: readonly TranscriptSection[],
  { level, time = (_, clock) => clock }: TranscriptPartOptions,
): string =>
  passagesOf(cues, sections)
    .map(({ title, paragraphs }: Passage) => {
      const heading = title === undefined ? [] : [`<h${level}>${markupText(title)}</h${level}>`];
      return ['<section>', ...heading, ...paragraphs.map((said) => paragraphHtml(said, time)), '</section>'].join('\n');
    })
    .join('\n');

const paragraphHtml = (paragraph: Paragraph, time: NonNullable<TranscriptPartOptions['time']>): string => {
  const [{ start, speaker }] = paragraph;
  const who = speaker ? `<span class="speaker">${markupText(speaker)}:</span> ` : '';
  const words = paragraph.flatMap(({ lines }) => lines.map(lineHtml)).join(' ');
  const when = `<time datetime="${duration(start)}">${time(start, formatClock(start))}</time>`;
  return `<div class="said">${when} <p dir="auto">${who}${words}</p></div>`;
};

const TAGS = [
  ['italic', 'i'],
  ['bold', 'b'],
  ['underline', 'u'],
] as const;

const runHtml = (run: Run): string =>
  TAGS.filter(([look]) => run[look]).reduce((inner, [, tag]) => `<${tag}>${inner}</${tag}>`, markupText(run.text));

const lineHtml = (line: Line): string => line.map(runHtml).join('');

/** `1:02`, or `1:02:03` from an hour on: times as people read them. Whole seconds, rounded down; `ms` is not negative. */
export const formatClock = (ms: number): string => {
  const [hours, minutes, seconds] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1000) % 60,
  ];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
};

/** A duration of HTML (ISO 8601). */
const duration = (ms: number): string => `PT${Math.floor(ms / 1000)}S`;
