import type { Line, Run } from '../cue.ts';

/** SRT knows no escapes, so only what would be read as a tag, an entity, an override or an arrow is written otherwise. */
export const escapeSrt = (text: string): string =>
  text
    .replace(/&(?=[#\w]{1,10};)/g, '&amp;')
    .replace(/<(?=\/?[a-zA-Z])/g, '&lt;')
    .replaceAll('-->', '--&gt;')
    .replaceAll('{\\', '{ \\');

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** XML 1.0 and HTML have no place for C0 controls but the tab, for lone surrogates and for the two non-characters. */
const legal = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (char) =>
    char === '\t' || (char >= '\u007f' && char < '\u00a0') ? char : '',
  );
export const markupText = (text: string): string => escapeXml(legal(text));
/** For a value between double quotes. */
export const attributeText = (text: string): string => markupText(text).replaceAll('"', '&quot;');

/** WebVTT reads braces as words; others that play it do not. */
export const escapeVtt = (text: string): string => escapeXml(text).replaceAll('{\\', '{ \\');

const TAGS = [
  ['italic', 'i'],
  ['bold', 'b'],
  ['underline', 'u'],
] as const;

const taggedRun = (run: Run, escaped: (text: string) => string): string =>
  TAGS.filter(([look]) => run[look]).reduce((inner, [, tag]) => `<${tag}>${inner}</${tag}>`, escaped(run.text));

/** Lines joined by line feeds, looks as `<i>`, `<b>`, `<u>`; empty lines left out, as they would end the cue. */
export const taggedText = (lines: readonly Line[], escaped: (text: string) => string): string =>
  lines
    .map((line) => line.map((run) => taggedRun(run, escaped)).join(''))
    .filter((line) => line.trim() !== '')
    .join('\n');
