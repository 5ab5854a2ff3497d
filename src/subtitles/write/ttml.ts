import type { Cue, Line, Position, Run } from '../cue.ts';
import { formatTime } from '../time.ts';
import { attributeText, markupText } from './escape.ts';

const STYLES = [
  ['italic', 'tts:fontStyle="italic"'],
  ['bold', 'tts:fontWeight="bold"'],
  ['underline', 'tts:textDecoration="underline"'],
] as const;

const spanOf = (run: Run): string => {
  const looks = STYLES.filter(([look]) => run[look]).map(([look]) => look);
  return looks.length > 0 ? `<span style="${looks.join(' ')}">${markupText(run.text)}</span>` : markupText(run.text);
};

const textOf = (lines: readonly Line[]): string => lines.map((line) => line.map(spanOf).join('')).join('<br/>');

const BOTTOM: Position = { vertical: 'bottom', horizontal: 'center' };
const regionId = ({ vertical, horizontal }: Position): string => `${vertical}-${horizontal}`;
const DISPLAY = { top: 'before', middle: 'center', bottom: 'after' } as const;
const ALIGN = { left: 'start', center: 'center', right: 'end' } as const;

const region = (position: Position): string =>
  `      <region xml:id="${regionId(position)}" style="${position.horizontal}" tts:origin="10% 10%" tts:extent="80% 80%" ` +
  `tts:displayAlign="${DISPLAY[position.vertical]}"/>`;

const style = ([id, attributes]: readonly [string, string]): string => `      <style xml:id="${id}" ${attributes}/>`;
/** Every look that there is, used or not: a player asks for at least one. */
const ALL_STYLES: readonly (readonly [string, string])[] = [
  ...STYLES,
  ...Object.entries(ALIGN).map(([side, align]) => [side, `tts:textAlign="${align}"`] as const),
];

const speakersOf = (cues: readonly Cue[]): Map<string, string> =>
  new Map([...new Set(cues.flatMap(({ speaker }) => speaker ?? []))].map((name, i) => [name, `speaker${i + 1}`]));

const agent = ([name, id]: readonly [string, string]): string =>
  `      <ttm:agent xml:id="${id}" type="person"><ttm:name type="full">${markupText(name)}</ttm:name></ttm:agent>`;

const paragraph = (cue: Cue, index: number, speakers: ReadonlyMap<string, string>): string => {
  const who = cue.speaker === undefined ? '' : ` ttm:agent="${speakers.get(cue.speaker)}"`;
  const times = `begin="${formatTime(cue.start, '.')}" end="${formatTime(cue.end, '.')}"`;
  return `      <p xml:id="cue${index + 1}" ${times} region="${regionId(cue.position ?? BOTTOM)}"${who}>${textOf(cue.lines)}</p>`;
};

export interface TtmlOptions {
  /** BCP 47. */
  readonly language: string;
  readonly title?: string;
}

const NAMESPACES = [
  'xmlns="http://www.w3.org/ns/ttml"',
  'xmlns:ttp="http://www.w3.org/ns/ttml#parameter"',
  'xmlns:tts="http://www.w3.org/ns/ttml#styling"',
  'xmlns:ttm="http://www.w3.org/ns/ttml#metadata"',
].join(' ');

/**
 * TTML in the profile of EBU-TT-D (EBU Tech 3380): media time, styles by reference only, one region for each place that is
 * used. Looks, places, speakers kept.
 */
export const writeTtml = (cues: readonly Cue[], { language, title = '' }: TtmlOptions): string => {
  const speakers = speakersOf(cues);
  const positions = new Map([BOTTOM, ...cues.flatMap(({ position }) => position ?? [])].map((p) => [regionId(p), p]));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<tt ${NAMESPACES} ttp:timeBase="media" ttp:cellResolution="32 15" xml:lang="${attributeText(language)}" xml:space="preserve">`,
    '  <head>',
    '    <metadata>',
    `      <ttm:title>${markupText(title)}</ttm:title>`,
    ...[...speakers].map(agent),
    '    </metadata>',
    '    <styling>',
    ...ALL_STYLES.map(style),
    '    </styling>',
    '    <layout>',
    ...[...positions.values()].map(region),
    '    </layout>',
    '  </head>',
    '  <body>',
    '    <div>',
    ...cues.map((cue, i) => paragraph(cue, i, speakers)),
    '    </div>',
    '  </body>',
    '</tt>',
    '',
  ].join('\n');
};
