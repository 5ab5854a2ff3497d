import { cueProblem } from '../problem.ts';
import { type Block, isBlankLine, isNumber, type NumberedLine, readBlocks } from './blocks.ts';
import { addCue, type Findings, fault, newFindings, nextPlace, quote, refuseTiming } from './findings.ts';
import { type Dialect, type Marked, readMarkup } from './markup.ts';
import { type Sorted, sortParagraphs } from './paragraphs.ts';
import type { Timing } from './timing.ts';

const words = (lines: readonly NumberedLine[]): string => lines.map(({ text }) => text).join('\n');

const reportUntimed = (found: Findings, lines: readonly NumberedLine[]): void => {
  const sentence = `the text ${quote(words(lines))} has no times. Give it times or delete it.`;
  found.problems.push(cueProblem('block', 'lost-cues', { file: found.file, line: lines[0]?.line ?? 0 }, sentence));
};

const reportForm = (found: Findings, block: Block, timing: Timing, sorted: Sorted): void => {
  const at = { place: nextPlace(found, block.line), time: timing.start };
  if (block.glued)
    fault(
      found,
      'error',
      'swallowed-cue',
      at,
      'no blank line before it: players show its number and times as text. Put one in.',
      'rewrite',
    );
  if (timing.unusual && timing.start >= 0)
    fault(
      found,
      'info',
      'time-format',
      at,
      `its times are written as ${quote(block.source)}. Write HH:MM:SS,mmm.`,
      'rewrite',
    );
  if (sorted.detached)
    fault(
      found,
      'warning',
      'blank-line',
      at,
      'a blank line stands inside its text, which other programs cut there. Delete it.',
      'rewrite',
    );
};

const reportMarkup = (found: Findings, block: Block, timing: Timing, marked: Marked): void => {
  if (marked.faults.length === 0) return;
  const at = { place: nextPlace(found, block.line), time: timing.start };
  const more = marked.faults.length > 3 ? ` and ${marked.faults.length - 3} more` : '';
  fault(
    found,
    'error',
    'bad-markup',
    at,
    `${marked.faults.slice(0, 3).join('; ')}${more}. Correct the tags.`,
    'rewrite',
  );
};

const readBlock = (found: Findings, block: Block, dialect: Dialect): void => {
  const sorted = sortParagraphs(block.body, dialect === 'webvtt');
  const { timing } = block;
  if (!timing) refuseTiming(found, block.line, `${quote(block.source)} is no timing.`, words(sorted.text));
  else {
    reportForm(found, block, timing, sorted);
    const marked = readMarkup(words(sorted.text), dialect, timing.settings);
    reportMarkup(found, block, timing, marked);
    const { faults: _, ...shown } = marked;
    addCue(found, block.line, { start: timing.start, end: timing.end, ...shown });
  }
  for (const lines of sorted.untimed) reportUntimed(found, lines);
};

/** The first paragraph of a WebVTT file is its header, whatever it says. */
const afterHeader = (head: readonly NumberedLine[]): readonly NumberedLine[] => {
  const end = head.findIndex(isBlankLine);
  return end < 0 ? [] : head.slice(end);
};

const reportHead = (found: Findings, head: readonly NumberedLine[], dialect: Dialect): void => {
  const { text, untimed } = sortParagraphs(
    [{ text: '', line: 0 }, ...(dialect === 'webvtt' ? afterHeader(head) : head)],
    dialect === 'webvtt',
  );
  const stray = [...text, ...untimed.flat()];
  if (stray.length > 0) reportUntimed(found, stray);
};

const isMisnumbered = ({ id }: Block, index: number): boolean =>
  id === undefined || !isNumber(id) || Number(id) !== index + 1;

const reportNumber = (found: Findings, { id, line }: Block, index: number): void => {
  const what = id === undefined ? 'it has no number' : `its number is ${quote(id)}`;
  const spot = { file: found.file, place: { cue: index + 1, line } };
  found.problems.push(
    cueProblem('info', 'numbering', spot, `${what}, from here on at least. Number the cues 1, 2, 3….`, 'rewrite'),
  );
};

/**
 * Reads SRT and WebVTT. The package `subtitle` throws on, or loses, much of what translators send (its tests show what);
 * so the file is divided here at every timing and the package reads each pair of times.
 */
export const readSrtOrVtt = (text: string, dialect: Dialect, file: string): Findings => {
  const found = newFindings(file);
  let numbered = dialect === 'srt';
  let index = 0;
  readBlocks(text, dialect === 'webvtt', {
    head: (lines) => reportHead(found, lines, dialect),
    block: (block) => {
      if (numbered && isMisnumbered(block, index)) {
        reportNumber(found, block, index);
        numbered = false;
      }
      readBlock(found, block, dialect);
      index++;
    },
  });
  return found;
};
