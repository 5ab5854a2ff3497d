import { compare, divide, type Rational, rational, subtract } from '../../rational.ts';
import {
  type Cut,
  type Join,
  MAX_PIECES,
  type Mark,
  type MediaUse,
  type Piece,
  Refusal,
  type SoundPiece,
  type Tell,
} from '../cut.ts';
import { baseName } from '../media-names.ts';
import { frameTime, ONE, readNumber, readTimecode, ZERO } from '../times.ts';
import { type EdlEvent, type EdlList, readEvents, remark } from './events.ts';

interface Times {
  readonly from: Rational;
  readonly to: Rational;
  readonly start: Rational;
  readonly end: Rational;
}

/**
 * A CMX 3600 edit decision list. It says neither its frame rate nor where media begin.
 * @throws Refusal where it has no picture event, or timecodes that are none at the rate
 */
export const readEdl = (text: string, asked: Rational | undefined, tell: Tell): Cut => {
  const list = readEvents(text);
  if (list.events.length === 0)
    throw new Refusal(
      'unknown-format',
      'the file',
      'it is none of OpenTimelineIO, EDL, FCPXML, Final Cut 7 XML or MLT.',
    );
  if (list.events.length > MAX_PIECES)
    throw new Refusal('too-large', 'the file', `more than ${MAX_PIECES} events; import a part of it.`);
  const rate = rateOf(list, asked, tell);
  const pictures = list.events.filter(({ channels }) => /V/i.test(channels));
  if (pictures.length === 0)
    throw new Refusal('no-picture', 'the file', 'it has no picture event, only sound; export the picture track.');
  const origin = pictures.map((event) => timesOf(event, rate).start).reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  const pieces = piecesOf(pictures, rate, origin, tell);
  return {
    title: list.title,
    rate,
    pieces,
    sounds: list.events.filter(({ channels }) => !/V/i.test(channels)).map((event) => soundOf(event, rate, origin)),
    marks: pictures.flatMap((event) => marksOf(event, rate, origin, tell)),
  };
};

const rateOf = ({ dropFrame, events }: EdlList, asked: Rational | undefined, tell: Tell): Rational => {
  if (asked) return asked;
  const codes = events.flatMap(({ times }) => times);
  if (dropFrame || codes.some((code) => /[;.]\d+$/.test(code))) return rational(30_000, 1001);
  const most = Math.max(...codes.map((code) => Number(code.split(/[:;.]/).at(-1))));
  const rate = rational(most < 25 ? 25 : most < 30 ? 30 : most < 50 ? 50 : 60);
  tell(
    'warning',
    'assumed-rate',
    'the file',
    `an EDL does not say its frame rate; ${rate.num} is assumed. Say it with --edit-rate.`,
  );
  return rate;
};

const timesOf = (event: EdlEvent, rate: Rational): Times => {
  const [from, to, start, end] = event.times.map((code) => {
    const frames = readTimecode(code, rate);
    if (frames !== undefined && Number(code.split(/[:;.]/).at(-1)) < Math.ceil(Number(rate.num) / Number(rate.den)))
      return frameTime(frames, rate);
    throw new Refusal(
      'bad-timecode',
      placeOf(event),
      `"${code}" is no timecode at this frame rate; say the right one with --edit-rate.`,
    );
  });
  return { from: from ?? ZERO, to: to ?? ZERO, start: start ?? ZERO, end: end ?? ZERO };
};

const placeOf = ({ number, line }: EdlEvent): string => `event ${number}, line ${line}`;

const nameOf = (event: EdlEvent, isTarget: boolean): string =>
  (isTarget ? remark(event, 'TO CLIP NAME') : undefined) ?? remark(event, 'FROM CLIP NAME') ?? event.reel;

const mediaOf = (event: EdlEvent, isTarget: boolean): MediaUse => {
  const name = remark(event, 'SOURCE FILE') ?? remark(event, 'SOURCE FILE PATH') ?? nameOf(event, isTarget);
  return { id: name, name: baseName(name) };
};

const piecesOf = (events: readonly EdlEvent[], rate: Rational, origin: Rational, tell: Tell): Piece[] => {
  const pieces: Piece[] = [];
  for (const event of events) {
    const times = timesOf(event, rate);
    const at = { start: subtract(times.start, origin), end: subtract(times.end, origin) };
    if (compare(at.start, at.end) >= 0) continue;
    const last = pieces.at(-1);
    if (last && compare(at.start, last.end) < 0)
      throw new Refusal(
        'overlap',
        placeOf(event),
        'it begins before the event above it ends; export one picture track.',
      );
    const head = joinOf(event, rate, tell);
    const name = nameOf(event, head !== undefined);
    pieces.push({ ...at, name, show: showOf(event, times, rate, head !== undefined, tell), ...(head ? { head } : {}) });
    tellEffects(event, name, tell);
  }
  return pieces;
};

const joinOf = ({ type, length, ...event }: EdlEvent, rate: Rational, tell: Tell): Join | undefined => {
  if (type === 'C') return undefined;
  const kind = type.startsWith('W') ? 'wipe' : 'crossfade';
  if (!/^[DW]/.test(type))
    tell(
      'warning',
      'key',
      `event ${event.number}, line ${event.line}`,
      `a key ("${type}") was not carried over; the picture is shown alone.`,
    );
  return length > 0 && /^[DW]/.test(type) ? { type: kind, before: ZERO, after: frameTime(length, rate) } : undefined;
};

const showOf = (event: EdlEvent, { from }: Times, rate: Rational, isTarget: boolean, tell: Tell): Piece['show'] => {
  if (event.reel.toUpperCase() === 'BL') return { kind: 'card' };
  return { kind: 'clip', media: mediaOf(event, isTarget), from, speed: speedOf(event, rate, tell) };
};

const speedOf = (event: EdlEvent, rate: Rational, tell: Tell): Rational => {
  if (event.motion === undefined) return ONE;
  const motion = readNumber(event.motion);
  if (!motion) tell('warning', 'motion', placeOf(event), 'its M2 line cannot be read; the shot runs at its own speed.');
  return motion ? divide(motion, rate) : ONE;
};

const KNOWN = /^(?:FROM CLIP NAME|TO CLIP NAME|SOURCE FILE|SOURCE FILE PATH|LOC|BLEND|FROM CLIP|COMMENT|POLYREEL)\b/i;

const tellEffects = ({ remarks, number, line }: EdlEvent, name: string, tell: Tell): void => {
  for (const text of remarks.filter((other) => /EFFECT|SPLIT|AUD\b/i.test(other) && !KNOWN.test(other)))
    tell('warning', 'not-carried', `event ${number} ("${name}"), line ${line}`, `"${text}" was not carried over.`);
};

const marksOf = (event: EdlEvent, rate: Rational, origin: Rational, tell: Tell): Mark[] =>
  event.remarks.flatMap((line) => {
    const [, code = '', title = ''] = /^LOC:\s*(\S+)(?:\s+\S+)?\s*(.*)$/i.exec(line) ?? [];
    if (!code || title.startsWith('CUE ')) return [];
    const frames = readTimecode(code, rate);
    if (frames === undefined) tell('warning', 'marker', placeOf(event), `"${line}" has no timecode and was left out.`);
    return frames === undefined ? [] : [{ at: subtract(frameTime(frames, rate), origin), title }];
  });

const soundOf = (event: EdlEvent, rate: Rational, origin: Rational): SoundPiece => {
  const { from, start, end } = timesOf(event, rate);
  return {
    start: subtract(start, origin),
    end: subtract(end, origin),
    media: mediaOf(event, false),
    from,
    name: nameOf(event, false),
  };
};
