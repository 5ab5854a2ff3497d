import { emptyCue } from '../check/content.ts';
import { damageOf } from '../check/damaged.ts';
import { lineCount, lineLength, rebroken } from '../check/size.ts';
import { cueText, type Line } from '../cue.ts';
import { quote } from '../read/findings.ts';
import { changeOf, eachSubject, type Repair, withCue } from './change.ts';

const mapText = (lines: readonly Line[], change: (text: string) => string): Line[] =>
  lines.map((line) => line.map((run) => ({ ...run, text: change(run.text).normalize('NFC') })));

/** Undoes what a wrong code table did to the letters; the one repair that changes what stands in the words. */
export const repairEncoding: Repair = (examined) => {
  const damage = damageOf(examined);
  if (!damage) return { subjects: examined.subjects, changes: [] };
  const name = damage.kind === 'double-utf8' ? 'double-utf8' : 'encoding';
  const mend = eachSubject(name, (subject) => {
    const lines = mapText(subject.cue.lines, damage.repair);
    const { speaker } = subject.cue;
    const cue = { ...subject.cue, lines, ...(speaker ? { speaker: damage.repair(speaker) } : {}) };
    const text = cueText(cue);
    return text === subject.text
      ? undefined
      : { subject: { ...subject, cue, text }, told: `${quote(subject.text)} → ${quote(text)}` };
  });
  return mend(examined);
};

/** Cues without a visible character are taken out. */
export const repairEmpty: Repair = (examined) => {
  const empty = new Set(emptyCue(examined).map(({ cue }) => cue));
  const gone = examined.subjects.filter(({ place }) => empty.has(place.cue));
  return {
    subjects: examined.subjects.filter((subject) => !empty.has(subject.place.cue)),
    changes: gone.map((subject) => changeOf('empty-cue', subject, 'deleted, as it had no text')),
  };
};

/** Breaks anew the cues whose lines are too long or too many, where that is enough. */
export const repairLines: Repair = (examined) => {
  const wrong = new Set([...lineLength(examined), ...lineCount(examined)].map(({ cue }) => cue));
  const mend = eachSubject('line-breaks', (subject, { limits, language }) => {
    const lines = wrong.has(subject.place.cue) ? rebroken(subject.cue, limits, language) : undefined;
    if (!lines) return undefined;
    const broken = withCue(subject, { lines });
    return {
      subject: { ...broken, text: cueText(broken.cue) },
      told: `broken anew: ${cueText(broken.cue).split('\n').join(' | ')}`,
    };
  });
  return mend(examined);
};
