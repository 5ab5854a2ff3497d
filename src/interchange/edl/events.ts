/** One line of a CMX 3600 list that edits something, with the remarks below it. */
export interface EdlEvent {
  readonly line: number;
  readonly number: string;
  readonly reel: string;
  readonly channels: string;
  /** `C`, `D`, `W001`, `K`… */
  readonly type: string;
  /** Frames of a dissolve or wipe. */
  readonly length: number;
  /** Source in and out, record in and out, as written. */
  readonly times: readonly [string, string, string, string];
  readonly remarks: string[];
  /** The frames a second of an `M2` line. */
  motion?: string;
}

export interface EdlList {
  readonly title: string;
  readonly dropFrame: boolean;
  readonly events: readonly EdlEvent[];
}

const CODE = String.raw`(\d{1,2}[:;]\d{1,2}[:;]\d{1,2}[:;.]\d{1,3})`;
const EVENT = new RegExp(
  String.raw`^(\d{1,6})\s+(\S+)\s+(\S+)\s+([A-Z]\w*)(?:\s+(\d{1,5}))?\s+${CODE}\s+${CODE}\s+${CODE}\s+${CODE}\s*$`,
);
/** The same where the reel is empty or has spaces: the four timecodes still end the line. */
const MOTION = /^M2\s+.*?(-?\d{1,4}(?:\.\d{1,4})?)\s+\d{1,2}[:;]\d{1,2}[:;]\d{1,2}[:;.]\d{1,3}\s*$/;

/** The lines of the list; what is no event and no known remark is kept with the event before it. */
export const readEvents = (text: string): EdlList => {
  const events: EdlEvent[] = [];
  let [title, dropFrame] = ['', false];
  for (const [i, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.trim();
    const event = readEvent(line, i + 1);
    const last = events.at(-1);
    if (event) events.push(event);
    else if (/^TITLE:/i.test(line)) title = line.slice(6).trim();
    else if (/^FCM:/i.test(line)) dropFrame = !/NON/i.test(line);
    else if (last && MOTION.test(line)) last.motion = MOTION.exec(line)?.[1] ?? '';
    else if (last && line) last.remarks.push(line.replace(/^\*\s*/, ''));
  }
  return { title, dropFrame, events };
};

const readEvent = (line: string, number: number): EdlEvent | undefined => {
  const [, id, reel, channels, type, length, a, b, c, d] = EVENT.exec(line) ?? [];
  if (!id || !reel || !channels || !type || !a || !b || !c || !d) return undefined;
  return {
    line: number,
    number: id,
    reel,
    channels,
    type,
    length: Number(length ?? 0),
    times: [a, b, c, d],
    remarks: [],
  };
};

/** What stands behind a remark such as `FROM CLIP NAME:`. */
export const remark = ({ remarks }: Pick<EdlEvent, 'remarks'>, name: string): string | undefined =>
  remarks
    .find((line) => line.toUpperCase().startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim() || undefined;
