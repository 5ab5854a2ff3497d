import { attributeText, markupText } from '../../subtitles/write/escape.ts';
import { PAGE_STYLE } from '../../subtitles/write/page-style.ts';
import type { GuideContents, GuideRecommendation } from './said.ts';

/** From so many recommendations on, a table of contents comes first. */
export const LISTED_FROM = 6;

const GUIDE_STYLE = `.film { margin: 0; opacity: .75; }
ol.list { padding-left: 1.75rem; }
article { margin: 2.5rem 0; padding-top: .25rem; border-top: .25rem solid #24505c; break-inside: avoid-page; }
article h2 { margin-top: 1rem; }
.number { color: #b4531f; }
article h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
article ul { margin: 0; padding-left: 1.25rem; }
footer { margin-top: 3rem; border-top: 1px solid; font-size: .9rem; }
@media (prefers-color-scheme: dark) { .number { color: #f0a878; } article { border-color: #7fb3c0; } }
@media print { .number { color: #b4531f; } article a[href]::after { content: " (" attr(href) ")"; font-size: .8em; } nav { break-after: page; } }`;

/** The recommendations as a page that opens from a disk, and that can be printed. UTF-8, without scripts. */
export const writeGuidePage = (guide: GuideContents): string => {
  const { language, title, film, address, introduction, recommendations, funding, words } = guide;
  const own = words.language === language ? '' : ` lang="${words.language}"`;
  const notes = [funding?.statement, funding?.disclaimer].flatMap((text) => text ?? []);
  return [
    ...['<!DOCTYPE html>', `<html lang="${attributeText(language)}" dir="auto">`, '<head>', '<meta charset="utf-8">'],
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${markupText(`${title} – ${film}`)}</title>`,
    ...['<style>', PAGE_STYLE, GUIDE_STYLE, '</style>', '</head>', '<body>', '<main>'],
    `<p class="film">${linked(film, address)}</p>`,
    `<h1>${markupText(title)}</h1>`,
    ...paragraphsHtml(introduction),
    ...(recommendations.length >= LISTED_FROM
      ? [
          `<nav aria-label="${attributeText(title)}">`,
          '<ol class="list">',
          ...recommendations.map((each) => `<li><a href="#r${each.number}">${markupText(each.title)}</a></li>`),
          ...['</ol>', '</nav>'],
        ]
      : []),
    ...recommendations.map((each) => recommendationHtml(each, words.shown, own)),
    '</main>',
    ...(notes.length ? ['<footer>', ...notes.flatMap(paragraphsHtml), '</footer>'] : []),
    ...['</body>', '</html>', ''],
  ].join('\n');
};

const recommendationHtml = (
  { number, title, text, shown }: GuideRecommendation,
  heading: string,
  own: string,
): string =>
  [
    `<article id="r${number}">`,
    `<h2><span class="number">${number}.</span> ${markupText(title)}</h2>`,
    ...paragraphsHtml(text),
    ...(shown.length
      ? [
          `<h3${own}>${markupText(heading)}</h3>`,
          '<ul>',
          ...shown.map(({ time, section, address }) => {
            const place = section ? `${section}, ${time}` : time;
            return `<li>${linked(place, address)}</li>`;
          }),
          '</ul>',
        ]
      : []),
    '</article>',
  ].join('\n');

const linked = (text: string, address: string | undefined): string =>
  address === undefined ? markupText(text) : `<a href="${attributeText(address)}">${markupText(text)}</a>`;

const paragraphsHtml = (text = ''): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => `<p>${markupText(line)}</p>`);
