import { divide, floor, parseRational, type Rational, rational } from '../../rational.ts';
import { cueProblem } from '../problem.ts';
import { type NumberedLine, numberedLines } from './blocks.ts';
import { addCue, type Findings, fault, newFindings, nextPlace, quote, refuseTiming } from './findings.ts';
import { readMarkup } from './markup.ts';

/** `{start frame}{end frame}first line|second line`. */
const LINE = /^\{(\d{1,9})\}\{(\d{0,9})\}(.*)$/;
const STYLE = /\{[a-zA-Z]:[^{}]{0,40}\}/g;
export const isMicroDvd = (line: string): boolean => LINE.test(line);

const milliseconds = (frame: number, rate: Rational): number => floor(divide(rational(frame * 1000), rate));

/** `{y:i}` styles one line, `{Y:i}` all that follow; colours, fonts and sizes are not kept. */
const markup = (text: string): string =>
  text
    .split('|')
    .map((line) => {
      const italic = /\{y:[bu]?i[bu]?\}/.test(line) || line.startsWith('/');
      const words = line
        .replace(/^\//, '')
        .replace(STYLE, (mark) => (mark.startsWith('{Y:i') ? `${mark.slice(0, 4)}}` : ''));
      return italic ? `<i>${words}</i>` : words;
    })
    .join('\n');

const readLine = (found: Findings, { text, line }: NumberedLine, rate: Rational): void => {
  const [, start = '', end = '', words = ''] = LINE.exec(text) ?? [];
  if (end === '') {
    refuseTiming(found, line, `${quote(text)} has no end.`, words);
    return;
  }
  const { faults, ...shown } = readMarkup(markup(words), 'srt');
  const cue = { start: milliseconds(Number(start), rate), end: milliseconds(Number(end), rate), ...shown };
  const at = { place: nextPlace(found, line), time: cue.start };
  if (faults.length > 0)
    fault(found, 'error', 'bad-markup', at, `${faults.slice(0, 3).join('; ')}. Correct the tags.`, 'rewrite');
  addCue(found, line, cue);
};

/** A first line such as `{1}{1}23.976` says the rate; 23.976 and its like mean 24000/1001. */
const rateIn = (text: string): Rational | undefined => {
  const said = /^\{[01]\}\{[01]\}([\d.,]{2,9})[ \t]*$/.exec(text)?.[1]?.replace(',', '.');
  const value = parseRational(said ?? '');
  if (!value || value.num <= 0n) return undefined;
  const ntsc = [24000, 30000, 60000].find((num) => Math.abs(num / 1001 - Number(said)) < 0.005);
  return ntsc ? rational(ntsc, 1001) : value;
};

/** Frames become milliseconds at the rate the file names, else at the film's; where neither is known, at 25 with a warning. */
export const readMicroDvd = (text: string, file: string, film: Rational | undefined): Findings => {
  const found = newFindings(file);
  const lines = numberedLines(text).filter((line) => line.text.trim() !== '');
  const said = rateIn(lines[0]?.text ?? '');
  const rate = said ?? film ?? rational(25);
  if (!said && !film)
    found.problems.push(
      cueProblem(
        'warning',
        'frame-rate-unknown',
        { file },
        'it counts frames but names no rate; 25 a second is assumed. Check the times.',
      ),
    );
  for (const line of said ? lines.slice(1) : lines) {
    if (isMicroDvd(line.text)) readLine(found, line, rate);
    else
      found.problems.push(
        cueProblem(
          'block',
          'lost-cues',
          { file, line: line.line },
          `the text ${quote(line.text)} has no times. Give it times or delete it.`,
        ),
      );
  }
  return found;
};
