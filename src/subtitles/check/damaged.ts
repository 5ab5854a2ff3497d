import { type Damage, findDamage } from '../encoding/damage.ts';
import { cueProblem } from '../problem.ts';
import { quote } from '../read/findings.ts';
import { otherLanguage } from './language.ts';
import { type Check, type Examined, type Subject, textOf } from './subject.ts';

/** Damage in the declared language, or else in the language that the text is really in. */
export const damageOf = (examined: Pick<Examined, 'subjects' | 'language'>): Damage | undefined => {
  const text = textOf(examined.subjects);
  const damage = findDamage(text, examined.language);
  if (damage) return damage;
  const other = otherLanguage(text, examined.language);
  return other ? findDamage(text, other) : undefined;
};

const isTouched =
  ({ repair }: Damage) =>
  ({ text }: Subject): boolean =>
    repair(text) !== text;

/** C1 controls are never text: they are what is left where no table explains the bytes. */
const LEFTOVER = /[\u0080-\u009f]/;

export const damagedText: Check = (examined) => {
  const damage = damageOf(examined);
  const first = examined.subjects.find(damage ? isTouched(damage) : ({ text }) => LEFTOVER.test(text));
  if (!first) return [];
  const spot = { file: examined.file, place: first.place, time: first.cue.start };
  if (!damage)
    return [
      cueProblem(
        'block',
        'mojibake',
        spot,
        `${quote(first.text)} has characters of no language. Save the file again as UTF-8 and send it.`,
      ),
    ];
  const { really, takenFor, repair, count } = damage;
  const sentence = `${really} was read as ${takenFor} (${count} letters): ${quote(first.text)} should be ${quote(repair(first.text))}. Accept the repair.`;
  return [cueProblem('block', 'mojibake', spot, sentence, damage.kind === 'double-utf8' ? 'double-utf8' : 'encoding')];
};
