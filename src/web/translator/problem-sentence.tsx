import { words as weights } from '../ui/words.ts';
import { useWords } from '../words/language.tsx';
import { words as codes } from './problem-words.ts';
import type { CueProblem } from './service.ts';

type Code = keyof (typeof codes)['en'];

const isKnown = (code: string): code is Code => Object.hasOwn(codes.en, code);

/** A problem's weight and what it is about, in the person's language; the service's own sentence tells the rest. */
export const ProblemSentence = ({
  problem,
  full = false,
}: {
  readonly problem: CueProblem;
  readonly full?: boolean;
}) => {
  const t = useWords(codes);
  const weight = useWords(weights);
  const { severity, code, message } = problem;
  return (
    <>
      <span class="badge">{weight(severity)}</span> {isKnown(code) && <span>{t(code)}</span>}
      {(full || !isKnown(code)) && (
        <>
          {' '}
          <span lang="en" class="quiet-text">
            {message}
          </span>
        </>
      )}
    </>
  );
};
