import { type Cue, cueText } from '../cue.ts';
import { type CueProblem, cueProblem, type Place, type RepairName } from '../problem.ts';

/** What a format's reader gathers: `places[i]` says where `cues[i]` stands; each timing is a cue or a `bad-time`. */
export interface Findings {
  readonly cues: Cue[];
  readonly places: Place[];
  readonly problems: CueProblem[];
  /** Timings seen so far, read or not. */
  timings: number;
  readonly file: string;
}

export const newFindings = (file: string): Findings => ({ cues: [], places: [], problems: [], timings: 0, file });

/** Where the next timing stands, which `addCue` or `refuseTiming` then counts. */
export const nextPlace = (found: Findings, line: number): Place => ({ cue: found.timings + 1, line });

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
/** A file's own words inside a sentence: on one line and not longer than 60 characters. */
export const quote = (text: string): string => `"${shorten(text.replace(/\s+/g, ' ').trim())}"`;

/** A timing that becomes no cue: reported once, with the words that would be lost with it. */
export const refuseTiming = (found: Findings, line: number, reason: string, words = ''): void => {
  const place = nextPlace(found, line);
  found.timings++;
  const lost = words.trim() ? ` Its text is ${quote(words)}.` : '';
  const spot = { file: found.file, place };
  found.problems.push(cueProblem('block', 'bad-time', spot, `${reason}${lost} Correct the times.`));
};

const DAY = 86_400_000;

const unseen = ({ start, end }: Cue): string | undefined => {
  if (start < 0 || end < 0) return 'the time is negative.';
  if (end >= DAY) return 'the time is past 24 hours.';
  return end <= start ? 'it ends when or before it starts.' : undefined;
};

/** Adds a cue, or refuses it where it would never be seen: it must start at zero or later and end after its start. */
export const addCue = (found: Findings, line: number, cue: Cue): void => {
  const reason = unseen(cue);
  if (reason) {
    refuseTiming(found, line, reason, cueText(cue));
    return;
  }
  found.places.push(nextPlace(found, line));
  found.timings++;
  found.cues.push(cue);
};

/** A fault of the cue that stands at `place`. */
export const fault = (
  found: Findings,
  severity: CueProblem['severity'],
  code: string,
  spot: { readonly place: Place; readonly time?: number },
  sentence: string,
  repair?: RepairName,
): void => {
  found.problems.push(cueProblem(severity, code, { file: found.file, ...spot }, sentence, repair));
};
