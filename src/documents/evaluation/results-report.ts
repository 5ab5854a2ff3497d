import type { EvaluationQuestion } from '../../manifest/kit.ts';
import { localise } from '../../manifest/localised.ts';
import { fileKind } from '../../plan/kit/file-kinds.ts';
import { attributeText, markupText } from '../../subtitles/write/escape.ts';
import type { KindSum } from './downloads-by-kind.ts';
import { type GroupTally, type QuestionResult, type Tally, valuesOf } from './results.ts';
import type { ScreeningSum } from './screenings.ts';
import { type ReportWords, reportWords } from './words.ts';
import type { Workshop } from './workshop.ts';

export interface Report {
  /** Of its words; questions come in it where they have it. */
  readonly language: string;
  /** Of the film, in that language. */
  readonly title: string;
  readonly funding?: string;
  readonly workshops: readonly (Workshop & { readonly answers: number })[];
  readonly results: readonly QuestionResult[];
  readonly screenings: readonly ScreeningSum[];
  readonly downloads: readonly KindSum[];
}

const STYLE = `body { max-width: 46rem; margin: 0 auto; padding: 1.5rem; font: 11pt/1.5 "Noto Sans", system-ui, sans-serif; color: #1b2733; background: #fff; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { margin-top: 2.2rem; border-bottom: 2px solid #24505c; } h3 { margin: 1.8rem 0 .4rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; } th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #cfd8dc; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.scrolls { overflow-x: auto; } svg { width: 100%; height: auto; } li { margin: .3rem 0; } .small { color: #455a64; }
@media print { body { padding: 0; max-width: none; } .scrolls { overflow: visible; } h2, h3 { break-after: avoid; } svg, table, li { break-inside: avoid; } }`;

/** The results as one file that word processors open as well: tables, and bars that are drawn in it. */
export const writeReport = (report: Report): string => {
  const { language, title, funding, workshops, results, screenings, downloads } = report;
  const words = reportWords(language);
  const names = namesIn(words.language);
  const total = workshops.reduce((sum, { answers }) => sum + answers, 0);
  return [
    ...['<!DOCTYPE html>', `<html lang="${attributeText(words.language)}">`, '<head>', '<meta charset="utf-8">'],
    `<title>${markupText(`${title}: ${words.results}`)}</title>`,
    ...[`<style>${STYLE}</style>`, '</head>', '<body>'],
    `<h1>${markupText(title)}</h1>`,
    `<p>${markupText(words.answers)}: ${total}</p>`,
    `<h2>${words.workshops}</h2>`,
    table(
      [words.place, words.country, words.date, words.audience, words.answers],
      workshops.map(({ place, country, date, audience, answers }) => [
        ...[place, names.country(country), names.day(date), audience ?? '', answers],
      ]),
    ),
    `<h2>${words.answers}</h2>`,
    ...(total === 0 ? [`<p>${words.nothing}</p>`] : results.map((result) => questionHtml(result, report, words))),
    `<h2>${words.screenings}</h2>`,
    table(
      [words.edition, words.languageOfFilm, words.count],
      screenings.map(({ edition, language: shown, count }) => [edition, names.language(shown), count]),
    ),
    `<h2>${words.downloads}</h2>`,
    table(
      [words.file, words.languageOfFilm, words.count],
      downloads.map(({ kind, language: of, count }) => [
        ...[fileKind(words.language, kind), of === undefined ? '' : names.language(of), count],
      ]),
    ),
    ...(funding ? [`<p class="small">${markupText(funding)}</p>`] : []),
    ...['</body>', '</html>', ''],
  ].join('\n');
};

/** Languages, countries and numbers as a language writes them. */
const namesIn = (language: string) => {
  const [languages, countries] = (['language', 'region'] as const).map(
    (type) => new Intl.DisplayNames(language, { type }),
  );
  const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return {
    language: (tag: string): string => languages?.of(tag) ?? tag,
    country: (code: string): string => countries?.of(code) ?? code,
    day: (day: string): string => days.format(new Date(day)),
    mean: (mean: number): string => numbers.format(mean),
  };
};

const questionHtml = (result: QuestionResult, { language, workshops }: Report, words: ReportWords): string => {
  const { question, texts } = result;
  const names = namesIn(words.language);
  const say = (text: EvaluationQuestion['text'] | undefined): string => localise(text, language, ['en']);
  const heading = `<h3>${markupText(say(question.text))}</h3>`;
  if (question.kind === 'text')
    return `${heading}\n<ul>\n${texts.map(({ text, language: said }) => `<li lang="${attributeText(said)}">${markupText(text)}</li>`).join('\n')}\n</ul>`;
  const values = valuesOf(question);
  const labels = values.map((value) => labelOf(question, value, say, words));
  const placeOf = (id: string): string => {
    const workshop = workshops.find((one) => one.id === id);
    return workshop ? `${workshop.place}, ${names.day(workshop.date)}` : id;
  };
  const isScale = question.kind === 'scale';
  const cells = ({ answered, counts, mean }: Tally): (string | number)[] => [
    ...values.map((value) => counts[value] ?? 0),
    answered,
    ...(isScale ? [mean === undefined ? '' : names.mean(mean)] : []),
  ];
  const head = (name: string): string[] => [name, ...labels, words.answers, ...(isScale ? [words.mean] : [])];
  const grouped = (name: string, groups: readonly GroupTally[], nameOf: (name: string) => string): string =>
    groups.length > 1
      ? table(
          head(name),
          groups.map((group) => [nameOf(group.name), ...cells(group)]),
        )
      : '';
  return [
    heading,
    barsSvg(values.map((value, i) => ({ label: labels[i] ?? value, count: result.counts[value] ?? 0 }))),
    table(head(words.all), [['', ...cells(result)]]),
    grouped(words.byLanguage, result.byLanguage, names.language),
    grouped(words.byCountry, result.byCountry, names.country),
    grouped(words.byWorkshop, result.byWorkshop, placeOf),
  ]
    .filter(Boolean)
    .join('\n');
};

const labelOf = (
  { kind, low, high, choices = [] }: EvaluationQuestion,
  value: string,
  say: (text: EvaluationQuestion['text'] | undefined) => string,
  { yes, no }: ReportWords,
): string => {
  if (kind === 'yes-no') return value === 'true' ? yes : no;
  if (kind === 'choice') return say(choices.find(({ id }) => id === value)?.text);
  const end = value === '1' ? say(low) : value === '5' ? say(high) : '';
  return end ? `${value} (${end})` : value;
};

/** Units of the drawing: a bar and its label stand in 26, all in 720 from side to side. */
const [ROW, WIDTH, TEXT] = [26, 720, 300];

const barsSvg = (bars: readonly { readonly label: string; readonly count: number }[]): string => {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const rows = bars.map(({ label, count }, i) => {
    const width = Math.round((count / most) * (WIDTH - TEXT - 50));
    const y = i * ROW;
    return [
      `<text x="${TEXT - 10}" y="${y + 18}" text-anchor="end">${markupText(shortened(label))}</text>`,
      `<rect x="${TEXT}" y="${y + 4}" width="${width}" height="${ROW - 8}" fill="#24505c"/>`,
      `<text x="${TEXT + width + 8}" y="${y + 18}">${count}</text>`,
    ].join('');
  });
  const said = bars.map(({ label, count }) => `${label}: ${count}`).join('; ');
  return `<svg viewBox="0 0 ${WIDTH} ${bars.length * ROW}" role="img" aria-label="${attributeText(said)}" font-size="14">${rows.join('')}</svg>`;
};

const shortened = (label: string): string => (label.length > 42 ? `${label.slice(0, 41)}…` : label);

/** What is right-aligned: columns of which every cell is a number, or empty. */
const isNumber = (value: string | number): boolean => /^[\d.,\s]*$/.test(String(value));

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const numbers = head.map((_, i) => i > 0 && rows.every((cells) => isNumber(cells[i] ?? '')));
  const cell = (tag: 'td' | 'th', value: string | number, i: number): string =>
    `<${tag}${numbers[i] ? ' class="n"' : ''}>${markupText(String(value))}</${tag}>`;
  const row = (tag: 'td' | 'th', cells: readonly (string | number)[]): string =>
    `<tr>${cells.map((value, i) => cell(tag, value, i)).join('')}</tr>`;
  return `<div class="scrolls" tabindex="0">\n<table>\n<thead>${row('th', head)}</thead>\n<tbody>\n${rows.map((cells) => row('td', cells)).join('\n')}\n</tbody>\n</table>\n</div>`;
};
