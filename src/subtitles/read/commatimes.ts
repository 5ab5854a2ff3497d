import { cueProblem } from '../problem.ts';
import { type NumberedLine, numberedLines } from './blocks.ts';
import { addCue, type Findings, fault, newFindings, nextPlace, quote, refuseTiming } from './findings.ts';
import { readMarkup } from './markup.ts';
import { readTiming } from './timing.ts';

/** YouTube's SBV and SubViewer 2: `0:00:01.500,0:00:03.000`, then the text, in SubViewer with `[br]` for line breaks. */
const TIMES = /^-?\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3},-?\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3}[ \t]*$/;
/** Two numbers with colons about a comma are meant as times, whatever is wrong with them. */
const MEANT = /^[-\d:.]*\d:[-\d:.]*,[-\d:.]*\d:[\d.:]*[ \t]*$/;
const HEADER = /^\[[A-Z][A-Z ]*\]/;

export const isCommaTimes = (line: string): boolean => TIMES.test(line);
const isMeant = (line: string): boolean => line.length < 60 && MEANT.test(line);

const readBody = (found: Findings, timing: NumberedLine, body: readonly NumberedLine[]): void => {
  const source = body
    .map(({ text }) => text.replace(/\[br\]/gi, '\n'))
    .filter((text) => text.trim() !== '')
    .join('\n');
  const times = readTiming(timing.text.replace(',', ' --> '));
  if (!times) {
    refuseTiming(found, timing.line, `${quote(timing.text)} is no timing.`, source);
    return;
  }
  const { faults, ...shown } = readMarkup(source, 'srt');
  const at = { place: nextPlace(found, timing.line), time: times.start };
  if (faults.length > 0)
    fault(found, 'error', 'bad-markup', at, `${faults.slice(0, 3).join('; ')}. Correct the tags.`, 'rewrite');
  addCue(found, timing.line, { start: times.start, end: times.end, ...shown });
};

const reportHead = (found: Findings, head: readonly NumberedLine[]): void => {
  const stray = head.find(({ text }) => text.trim() !== '' && !HEADER.test(text));
  if (!stray) return;
  const sentence = `the text ${quote(stray.text)} has no times. Give it times or delete it.`;
  found.problems.push(cueProblem('block', 'lost-cues', { file: found.file, line: stray.line }, sentence));
};

export const readCommaTimes = (text: string, file: string): Findings => {
  const found = newFindings(file);
  let timing: NumberedLine | undefined;
  let body: NumberedLine[] = [];
  const close = (): void => {
    if (timing) readBody(found, timing, body);
    else reportHead(found, body);
    body = [];
  };
  for (const line of numberedLines(text)) {
    if (!isMeant(line.text)) {
      body.push(line);
      continue;
    }
    close();
    timing = line;
  }
  close();
  return found;
};
