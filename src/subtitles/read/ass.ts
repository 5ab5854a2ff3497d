import { cueText } from '../cue.ts';
import { type AssLook, readAssText } from './asstext.ts';
import { numberedLines } from './blocks.ts';
import { addCue, type Findings, newFindings, quote, refuseTiming } from './findings.ts';
import { keypadPosition } from './position.ts';

interface Script {
  section: string;
  /** Names of the comma-parted fields, lower case, as the section's `Format:` line gives them. */
  format: readonly string[];
  readonly styles: Map<string, AssLook>;
  width: number;
  height: number;
  readonly old: boolean;
}

const EVENT_FIELDS = 'layer,start,end,style,name,marginl,marginr,marginv,effect,text'.split(',');
/** SSA 4 counts 1–3 for the bottom, 5–7 for the top and 9–11 for the middle. */
const fromOldAlignment = (code: number): number => (code >= 9 ? code - 9 + 4 : code >= 5 ? code - 5 + 7 : code);

/** Splits into as many fields as there are names; the last one keeps its commas. */
const fieldsOf = (value: string, names: readonly string[]): Map<string, string> => {
  const parts = value.split(',', names.length);
  const used = parts.slice(0, -1).reduce((sum, part) => sum + part.length + 1, 0);
  if (parts.length === names.length) parts[parts.length - 1] = value.slice(used);
  return new Map(names.map((name, i) => [name, (parts[i] ?? '').trim()]));
};

const readStyle = (script: Script, value: string): void => {
  const fields = fieldsOf(value, script.format);
  const code = Number(fields.get('alignment') ?? 2);
  const position = keypadPosition(script.old ? fromOldAlignment(code) : code);
  const on = (name: string): boolean => Number(fields.get(name) ?? 0) !== 0;
  script.styles.set(fields.get('name') ?? '', {
    italic: on('italic'),
    bold: false,
    underline: on('underline'),
    ...(position ? { position } : {}),
  });
};

/** `H:MM:SS.cc`; some programs write a third colon for the point. Milliseconds, or undefined. */
const readTime = (text: string): number | undefined => {
  const match = /^(\d{1,3}):(\d{1,2}):(\d{1,2})[.:,](\d{1,3})$/.exec(text);
  if (!match) return undefined;
  const [, hours = '', minutes = '', seconds = '', fraction = ''] = match;
  return (
    Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'))
  );
};

const readDialogue = (found: Findings, script: Script, value: string, line: number): void => {
  const fields = fieldsOf(value, script.format.includes('text') ? script.format : EVENT_FIELDS);
  const text = fields.get('text') ?? '';
  const [start, end] = [readTime(fields.get('start') ?? ''), readTime(fields.get('end') ?? '')];
  const style = script.styles.get((fields.get('style') ?? '').replace(/^\*/, ''));
  const shown = readAssText(text, { style, width: script.width, height: script.height });
  if (start === undefined || end === undefined) {
    refuseTiming(
      found,
      line,
      `${quote(`${fields.get('start')},${fields.get('end')}`)} are no times.`,
      cueText({ start: 0, end: 0, ...shown }),
    );
    return;
  }
  const speaker = fields.get('name');
  addCue(found, line, { start, end, ...shown, ...(speaker ? { speaker } : {}) });
};

const readInfo = (script: Script, key: string, value: string): void => {
  if (key === 'playresx') script.width = Number(value) || script.width;
  if (key === 'playresy') script.height = Number(value) || script.height;
};

const readLine = (found: Findings, script: Script, text: string, line: number): void => {
  const section = /^\[([^\]]{1,60})\]/.exec(text)?.[1];
  if (section) script.section = section.toLowerCase();
  const colon = text.indexOf(':');
  if (section || colon < 0) return;
  const [key, value] = [text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()];
  if (key === 'format')
    script.format = value
      .toLowerCase()
      .split(',')
      .map((name) => name.trim());
  else if (key === 'dialogue') readDialogue(found, script, value, line);
  else if (key === 'style' && script.section.includes('styles')) readStyle(script, value);
  else if (script.section === 'script info') readInfo(script, key, value);
};

/** The order of events in ASS says nothing, so they are sorted by time here. */
const sortByTime = ({ cues, places }: Findings): void => {
  const order = cues.map((cue, i) => [cue, places[i]] as const).sort(([a], [b]) => a.start - b.start);
  order.forEach(([cue, place], i) => {
    cues[i] = cue;
    if (place) places[i] = place;
  });
};

/** SubStation Alpha, both versions. Words, looks, places and names are kept; drawings, colours and movements are not. */
export const readAss = (text: string, file: string): Findings => {
  const found = newFindings(file);
  const script: Script = {
    section: '',
    format: EVENT_FIELDS,
    styles: new Map(),
    width: 384,
    height: 288,
    old: /^\[v4 styles\]/im.test(text),
  };
  for (const { text: line, line: number } of numberedLines(text)) readLine(found, script, line, number);
  sortByTime(found);
  return found;
};
