import { isCommaTimes } from './commatimes.ts';
import { isMicroDvd } from './microdvd.ts';
import { looksLikeTiming } from './timing.ts';

export type Format = 'srt' | 'webvtt' | 'ass' | 'ttml' | 'sbv' | 'subviewer' | 'microdvd' | 'ebu-stl';

const lines = (text: string): string[] => text.slice(0, 20_000).split(/\r\n|\n|\r/);

const commaFormat = (text: string): Format | undefined => {
  const timing = lines(text).find(isCommaTimes);
  if (!timing) return undefined;
  return /^\s*\[INFORMATION\]/i.test(text) || /\.\d\d,/.test(timing) ? 'subviewer' : 'sbv';
};

/** One line of a real timing is enough; arrows alone also stand in programs and in the comments of web pages. */
const TIMED = /\d:\d{1,2}[^\n\r]{0,40}-->|-->[^\n\r]{0,40}\d:\d{1,2}/;
const EVENT = /^Dialogue:[^,\n\r]{0,30},\s{0,9}\d{1,3}:\d{1,2}:\d{1,2}/m;

/** Tells the format by what stands in the text; a file's name is never asked. */
export const sniffFormat = (text: string): Format | undefined => {
  if (/^\s{0,100}WEBVTT/i.test(text)) return 'webvtt';
  if (/^\s{0,100}\[Script Info\]/i.test(text) || EVENT.test(text)) return 'ass';
  if (/^\s{0,100}<(?:!doctype html|html)/i.test(text)) return undefined;
  if (/^\s{0,100}</.test(text) && /<(?:\w{1,20}:)?tt[\s>]/.test(text.slice(0, 4000))) return 'ttml';
  if (lines(text).slice(0, 20).some(isMicroDvd)) return 'microdvd';
  return (
    commaFormat(text) ??
    (TIMED.test(text) || lines(text).some((line) => !line.includes('-->') && looksLikeTiming(line)) ? 'srt' : undefined)
  );
};

const WORD = 'save it as plain text or SRT';
const MAGIC: readonly (readonly [at: number, bytes: string, what: string])[] = [
  [0, '\u001aE\u00df\u00a3', 'a Matroska or WebM video'],
  [4, 'ftyp', 'an MP4 video'],
  [0, 'RIFF', 'an AVI video or a WAV sound'],
  [0, '\u0000\u0000\u0001\u00ba', 'an MPEG video'],
  [0, 'PK\u0003\u0004', `a zip archive or a Word document: ${WORD}`],
  [0, '\u00d0\u00cf\u0011\u00e0', `an old Word document: ${WORD}`],
  [0, '{\\rtf', `an RTF document: ${WORD}`],
  [0, '%PDF', 'a PDF document'],
  [0, '\u00ff\u00d8\u00ff', 'a picture'],
  [0, '\u0089PNG', 'a picture'],
  [0, 'GIF8', 'a picture'],
  [0, '\u001f\u008b', 'an archive'],
  [0, '7z\u00bc\u00af', 'an archive'],
  [0, 'OggS', 'a sound file'],
  [0, 'ID3', 'a sound file'],
  [0, 'fLaC', 'a sound file'],
];

/** What a file that is no text is, told by its first bytes; undefined for text. */
export const sniffBinary = (bytes: Uint8Array): string | undefined => {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return MAGIC.find(([at, magic]) => head.startsWith(magic, at))?.[2];
};

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\s{0,100}#EXTM3U/, 'a playlist: send the subtitle file that it names'],
  [/^\s{0,100}<(?:!doctype html|html|head|body)/i, 'a web page: download the subtitle file itself'],
  [/^\s{0,100}<\?xml|^\s{0,100}<\w/, 'XML that is no TTML'],
  [/^\s{0,100}[[{]/, 'JSON or the like'],
  [/^\s{0,100}#!|^\s{0,100}(?:import|const|function|def|package)\s/, 'a program'],
];

/** What a text without any timing seems to be, for the sentence that refuses it. */
export const describeText = (text: string): string =>
  KINDS.find(([kind]) => kind.test(text))?.[1] ?? 'text without times';
