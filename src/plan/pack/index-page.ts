import type { Cue } from '../../subtitles/cue.ts';
import { attributeText, escapeVtt, markupText, taggedText } from '../../subtitles/write/escape.ts';
import { PAGE_STYLE } from '../../subtitles/write/page-style.ts';
import type { TranscriptSection } from '../../subtitles/write/passages.ts';
import { formatClock, transcriptHtml } from '../../subtitles/write/transcript-html.ts';
import { ownName } from '../languages.ts';
import { INDEX_SCRIPT } from './index-script.ts';
import { INDEX_STYLE } from './index-style.ts';
import { type MemberKind, type PackFilms, type PackWords, packWords } from './words.ts';

export interface IndexPage {
  readonly language: string;
  readonly title: string;
  readonly films: PackFilms;
  readonly poster?: string;
  readonly members: readonly { readonly name: string; readonly kind: MemberKind }[];
  readonly sections: readonly TranscriptSection[];
  readonly cues: readonly Cue[];
}

/**
 * The page of a pack, opened from a disk without internet: the film, its sections, how to show it, the files, the
 * transcript. Without scripts it still plays, and its links lead into the film. Browsers read no subtitle file beside a page
 * on a disk, so the cues stand in the page.
 */
export const writeIndexPage = (page: IndexPage): string => {
  const { language, title, sections, cues } = page;
  const words = packWords(language);
  const own = words.language === language ? '' : ` lang="${words.language}"`;
  return [
    ...['<!DOCTYPE html>', `<html lang="${attributeText(language)}" dir="auto">`, '<head>', '<meta charset="utf-8">'],
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${markupText(title)}</title>`,
    ...['<style>', PAGE_STYLE, INDEX_STYLE, '</style>', '</head>', '<body>', '<main>'],
    `<h1>${markupText(title)}</h1>`,
    ...(page.films.screening
      ? [`<p${own}><a class="hall" href="${link(page.films.screening)}">${words.showInHall}</a></p>`]
      : []),
    filmHtml(page, words, own),
    ...(sections.length > 0 ? [sectionsHtml(page, words, own)] : []),
    `<section${own}>\n<h2>${words.hall}</h2>\n${adviceHtml(page, words)}\n</section>`,
    `<section${own}>\n<h2>${words.files}</h2>\n${filesHtml(page, words)}\n</section>`,
    ...(cues.length > 0
      ? [
          `<details>\n<summary><h2${own}>${words.transcript}</h2></summary>`,
          transcriptHtml(cues, sections, { level: 3, time: (ms, clock) => momentLink(page, ms, clock) }),
          '</details>',
        ]
      : []),
    '</main>',
    `<script type="application/json" id="data">${data(page)}</script>`,
    `<script>\n${INDEX_SCRIPT}\n</script>`,
    ...['</body>', '</html>', ''],
  ].join('\n');
};

const filmHtml = ({ films, poster, title }: IndexPage, words: PackWords, own: string): string => {
  const picture = poster ? ` poster="${link(poster)}"` : '';
  const cannot = markupText(words.cannotPlay(films));
  const versions = films.soft
    ? [
        `<fieldset${own}>`,
        `<legend>${words.subtitles}</legend>`,
        `<label><input type="radio" name="film" value="burned" checked> ${words.inPicture}</label>`,
        `<label><input type="radio" name="film" value="soft"> ${words.switchable}</label>`,
        '</fieldset>',
      ]
    : [];
  return [
    `<video id="film" controls preload="metadata" src="${link(films.burned)}"${picture} aria-label="${attributeText(title)}">`,
    `<p${own}>${cannot}</p>`,
    '</video>',
    `<p id="cannot" role="alert" hidden${own}>${cannot}</p>`,
    ...versions,
  ].join('\n');
};

const momentLink = ({ films }: IndexPage, ms: number, text: string): string =>
  `<a href="${link(films.burned)}#t=${ms / 1000}">${markupText(text)}</a>`;

const sectionsHtml = (page: IndexPage, words: PackWords, own: string): string =>
  [
    `<nav aria-labelledby="sections">\n<h2 id="sections"${own}>${words.sections}</h2>\n<ol>`,
    ...page.sections.map(
      ({ title, start }) => `<li>${momentLink(page, start, title)} <span class="at">${formatClock(start)}</span></li>`,
    ),
    '</ol>\n</nav>',
  ].join('\n');

const adviceHtml = ({ films }: IndexPage, words: PackWords): string =>
  words
    .advice(films)
    .map(({ title, text }) => `<h3>${markupText(title)}</h3>\n<p>${markupText(text)}</p>`)
    .join('\n');

const filesHtml = ({ members }: IndexPage, words: PackWords): string =>
  [
    '<ul>',
    ...members.map(
      ({ name, kind }) => `<li><a href="${link(name)}">${markupText(name)}</a>: ${markupText(words.kinds[kind])}</li>`,
    ),
    '</ul>',
  ].join('\n');

/** A file beside the page, as an address. */
const link = (name: string): string => attributeText(encodeURIComponent(name));

/** For the script: films, the language and its name, and cues as start and end in seconds, WebVTT text, and whether they stand at the top. */
const data = ({ language, films, cues }: IndexPage): string =>
  JSON.stringify({
    language,
    name: ownName(language),
    films,
    cues: cues.map(({ start, end, lines, position }) => [
      start / 1000,
      end / 1000,
      taggedText(lines, escapeVtt),
      position?.vertical === 'top',
    ]),
  }).replaceAll('<', '\\u003c');
