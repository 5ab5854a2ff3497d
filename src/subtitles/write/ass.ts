import type { Cue } from '../cue.ts';
import { keypadOf } from '../read/position.ts';
import { assText } from './asstext.ts';

/** `H:MM:SS.cc`, rounded to the nearest hundredth: ASS knows no finer times. */
const assTime = (ms: number): string => {
  const hundredths = Math.round(ms / 10);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [minutes, seconds] = [Math.floor(hundredths / 6000) % 60, Math.floor(hundredths / 100) % 60];
  return `${Math.floor(hundredths / 360_000)}:${two(minutes)}:${two(seconds)}.${two(hundredths % 100)}`;
};

const field = (text: string): string => text.replace(/[\r\n]+/g, ' ').trim();
/** Names stand between commas. */
const nameField = (text: string): string => field(text).replaceAll(',', ' ');

const dialogue = ({ start, end, lines, position, speaker = '' }: Cue): string => {
  const place = position ? `{\\an${keypadOf(position)}}` : '';
  return `Dialogue: 0,${assTime(start)},${assTime(end)},Default,${nameField(speaker)},0,0,0,,${place}${assText(lines)}`;
};

const STYLE_FIELDS =
  'Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, ' +
  'StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding';

export interface AssStyle {
  readonly family: string;
  /** Height of a line, in pixels of the reference picture. */
  readonly size: number;
  /** Whether the letters stand on a dark ground instead of having an outline. */
  readonly box: boolean;
  readonly top: boolean;
  /** Size of the reference picture. */
  readonly width: number;
  readonly height: number;
}

export interface AssOptions {
  readonly title?: string;
  /** BCP 47. */
  readonly language: string;
  /** A plain one where absent. */
  readonly style?: AssStyle;
}

const PLAIN: AssStyle = { family: 'Noto Sans', size: 46, box: false, top: false, width: 1280, height: 720 };

/** White letters, with an outline or on a box whose colour and padding ASS takes from the outline. */
const styleLine = ({ family, size, box, top }: AssStyle): string => {
  const ground = box ? '&H40181410,&H40181410' : '&H00000000,&H80000000';
  const border = box ? '3,4,0' : '1,2,1';
  return `Style: Default,${nameField(family)},${size},&H00FFFFFF,&H000000FF,${ground},0,0,0,0,100,100,0,0,${border},${top ? 8 : 2},64,64,40,1`;
};

/** An ASS file to hand on, or the track of a film. */
export const writeAss = (cues: readonly Cue[], { title = '', language, style = PLAIN }: AssOptions): string =>
  [
    '[Script Info]',
    `Title: ${field(title)}`,
    'ScriptType: v4.00+',
    'WrapStyle: 2',
    'ScaledBorderAndShadow: yes',
    `PlayResX: ${style.width}`,
    `PlayResY: ${style.height}`,
    `Language: ${field(language)}`,
    '',
    '[V4+ Styles]',
    `Format: ${STYLE_FIELDS}`,
    styleLine(style),
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...cues.map(dialogue),
    '',
  ].join('\n');
