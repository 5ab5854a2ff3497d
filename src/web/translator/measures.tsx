import { useFormat, useWords } from '../words/language.tsx';
import type { CueText } from './cues.ts';
import { type Allowed, measure, type Verdict } from './measure.ts';
import { words } from './words.ts';

const SIGNS: Readonly<Record<Verdict, string>> = { good: '', warning: '! ', error: '✕ ' };

/** How much there is to read and how long, against what the language allows: in numbers, words and signs. */
export const Measures = ({ cue, limits }: { readonly cue: CueText; readonly limits: Allowed }) => {
  const t = useWords(words);
  const format = useFormat();
  const { lines, longest, speed, seconds, verdict } = measure(cue, limits);
  const allowed = { speed: limits.charactersPerSecond, longest: limits.charactersPerLine, lines: limits.lines };
  const said = (name: keyof typeof allowed, value: number) => (
    <li class={verdict[name]}>
      {SIGNS[verdict[name]]}
      {t(name, { count: value, limit: allowed[name] })}
    </li>
  );
  return (
    <ul>
      {said('speed', speed)}
      {said('longest', longest)}
      {verdict.lines !== 'good' && said('lines', lines.length)}
      <li class={verdict.seconds}>
        {SIGNS[verdict.seconds]}
        {t(seconds * 1000 < limits.shortest ? 'tooShort' : verdict.seconds === 'good' ? 'seconds' : 'tooLong', {
          time: format.number(seconds, 1),
        })}
      </li>
    </ul>
  );
};
