import { attributeText, markupText } from '../../subtitles/write/escape.ts';
import { codePath } from '../code-path.ts';
import type { KitContents, Pause, Stretch } from '../kit/contents.ts';
import { ownName } from '../languages.ts';
import { SCREENING_SCRIPT } from './script.ts';
import { SCREENING_STYLE } from './style.ts';
import { KEYS, type ScreeningWords, screeningWords } from './words.ts';

/** Start and end in milliseconds, the text, and whether it stands at the top. */
export type ScreeningCue = readonly [start: number, end: number, text: string, top: boolean];

/** The film in one of the languages in which the page offers it. */
export interface ScreeningLanguage {
  readonly language: string;
  /** As its speakers call it. */
  readonly name: string;
  readonly title: string;
  /** Name of the file beside the page. */
  readonly film: string;
  /** Where the film has no text in its picture. */
  readonly cues?: readonly ScreeningCue[];
  /** Milliseconds. */
  readonly length: number;
  readonly sections: readonly ({ readonly title: string } & Stretch)[];
  readonly pauses: readonly Pause[];
  /** Who paid, and for what nobody answers. */
  readonly funding: readonly string[];
  readonly address?: string;
  /** The address as dark squares of a picture `size` squares wide. */
  readonly code?: { readonly size: number; readonly path: string };
  readonly words: ScreeningWords;
}

export interface Screening {
  readonly edition: string;
  readonly keys: readonly string[];
  /** What stands on the button that plays: where it is paused, and where it plays. */
  readonly signs: readonly [play: string, pause: string];
  readonly languages: readonly ScreeningLanguage[];
}

/** Where a page finds its films that came from a service. */
export interface ServedAt {
  /** Before the name of a film, and after it. */
  readonly films: string;
  readonly query: string;
  /** Who is told that a screening began. */
  readonly report: string;
}

/** What the page says in a language, of a film that lies beside it. */
export const screeningLanguage = (
  { language, title, length, sections, pauses, funding, address }: KitContents,
  film: string,
  cues?: readonly ScreeningCue[],
): ScreeningLanguage => ({
  ...{ language, name: ownName(language), title, film, length },
  ...(cues ? { cues } : {}),
  sections: sections.map(({ title: heading, start, end }) => ({ title: heading, start, end })),
  pauses,
  funding: [funding?.statement, funding?.disclaimer].filter((text) => text !== undefined),
  ...(address === undefined ? {} : { address, code: codePath(address) }),
  words: screeningWords(language),
});

export const screeningOf = (edition: string, languages: readonly ScreeningLanguage[]): Screening => ({
  edition,
  keys: KEYS,
  signs: [SIGNS.play, PAUSED],
  languages,
});

/** Drawn, because not every system has such letters: paths in a square of 24. */
const SIGNS = {
  previous: 'M5 5h3v14H5zM20 5v14L9 12z',
  play: 'M7 4v16l13-8z',
  next: 'M16 5h3v14h-3zM4 5v14l11-7z',
  full: 'M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z',
  leave: 'M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12 19 17.6 17.6 19 12 13.4 6.4 19 5 17.6 10.6 12 5 6.4z',
};
const PAUSED = 'M6 4h4v16H6zM14 4h4v16h-4z';

const signOf = (path: string): string =>
  `<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="${path}"/></svg>`;

/**
 * The page that shows the film in the hall, as one file that needs nothing but the films: from a disk, or from a service.
 * @param screening in one language at least, the first being that of the page's markup
 */
export const writeScreening = (screening: Screening, served?: ServedAt): string => {
  const [first] = screening.languages;
  if (!first) throw new RangeError('a screening needs a language');
  const { words } = first;
  const at = served
    ? ` data-films="${attributeText(served.films)}" data-query="${attributeText(served.query)}" data-report="${attributeText(served.report)}"`
    : '';
  const button = (id: keyof typeof SIGNS): string => `<button type="button" id="${id}">${signOf(SIGNS[id])}</button>`;
  return [
    ...[
      '<!DOCTYPE html>',
      `<html lang="${attributeText(first.language)}" dir="auto">`,
      '<head>',
      '<meta charset="utf-8">',
    ],
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${markupText(first.title)}</title>`,
    `<style>${SCREENING_STYLE}</style>`,
    `</head>\n<body${at}>`,
    noScript(screening, words, served),
    '<main id="start" hidden>',
    '<p class="hall" data-say="hall"></p>\n<h1 id="title"></h1>',
    '<fieldset id="languages"><legend id="legend"></legend></fieldset>',
    '<div class="go">',
    '<button type="button" id="resume" class="first" hidden><span data-say="resume"></span> <span id="left" class="clock"></span></button>',
    '<button type="button" id="go" class="first" data-say="start"></button>',
    '<label class="switch" id="pausing"><input type="checkbox" id="pauses" checked> <span data-say="withPauses"></span></label>',
    '</div>',
    '<div class="columns">',
    '<nav id="chapters" aria-labelledby="sections"><h2 id="sections" data-say="sections"></h2><ol id="list"></ol></nav>',
    '<div class="small"><p data-say="trySound"></p><p><button type="button" id="question" data-say="keys"></button></p></div>',
    '</div>',
    '<div class="small funding"></div>',
    '</main>',
    '<div id="hall" hidden>',
    '<video id="film" preload="metadata" playsinline></video>',
    '<p id="cue" aria-live="off"></p>',
    '<div id="bar">',
    '<p class="where"><span id="section"></span> <span id="time" class="clock"></span></p>',
    ...[button('previous'), button('play'), button('next')],
    '<input type="range" id="place" min="0" max="1" step="any" value="0">',
    ...[button('full'), button('leave')],
    '</div>',
    '<section id="asking" class="sheet" aria-labelledby="talk" hidden><h2 id="talk" data-say="talk"></h2><ol id="questions" class="ask"></ol><p><button type="button" id="goon" class="first" data-say="goOn"></button></p></section>',
    '<section id="end" class="sheet" aria-labelledby="thanks" hidden><h2 id="thanks" data-say="thanks"></h2>',
    '<div id="after"><h2 data-say="talk"></h2><ol id="afterlist" class="ask"></ol></div>',
    '<div id="code" class="code"><div id="square"></div><p><span data-say="atHome"></span><br><a id="address" href=""></a></p></div>',
    '<div class="small funding"></div><p><button type="button" id="back" class="first" data-say="again"></button></p></section>',
    '<button type="button" id="black" hidden></button>',
    '<p id="cannot" role="alert" hidden></p>',
    '</div>',
    '<section id="help" class="sheet" aria-labelledby="keys" hidden><h2 id="keys" data-say="keys"></h2><dl id="keylist"></dl><p><button type="button" id="close"></button></p></section>',
    `<script type="application/json" id="data">${jsonOf(screening)}</script>`,
    `<script>${SCREENING_SCRIPT}</script>`,
    ...['</body>', '</html>', ''],
  ].join('\n');
};

const noScript = ({ languages }: Screening, words: ScreeningWords, served: ServedAt | undefined): string =>
  [
    `<noscript><p>${markupText(words.noScript)}</p><ul>`,
    ...languages.map(
      ({ language, name, film }) =>
        `<li><a lang="${attributeText(language)}" href="${attributeText(`${served?.films ?? ''}${encodeURIComponent(film)}${served?.query ?? ''}`)}">${markupText(name)}</a></li>`,
    ),
    '</ul></noscript>',
  ].join('');

const jsonOf = (screening: Screening): string => JSON.stringify(screening).replaceAll('<', '\\u003c');

/** Up to the next "<", which the data have none of; a point would stop at some separators of lines. */
const DATA = /<script type="application\/json" id="data">([^<]*)<\/script>/;

/** What a page that {@link writeScreening} made says; undefined of any other. */
export const readScreening = (html: string): Screening | undefined => {
  const [, json] = DATA.exec(html) ?? [];
  return json === undefined ? undefined : (JSON.parse(json) as Screening);
};
