/** What a line may hold: control characters mean nothing on paper, and soft hyphens are signs for others. */
const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029 ]+/gu, ' ')
    .trim();

/** Paragraphs of a text: each of its lines that is not empty. */
export const paragraphsOf = (text: string): string[] => text.split(/\r?\n/).map(printable).filter(Boolean);

/**
 * A paragraph in lines of at most a width. Breaks at spaces, but not at those that hold together, after hyphens and
 * slashes, and within words only where one alone is too long.
 */
export const linesOf = (paragraph: string, width: number, widthOf: (text: string) => number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(printable(paragraph))) {
    const together = line + piece;
    if (widthOf(together.trimEnd()) <= width) {
      line = together;
      continue;
    }
    if (line) lines.push(line.trimEnd());
    const [last = '', ...more] = partsOf(piece, width, widthOf).reverse();
    lines.push(...more.reverse());
    line = last;
  }
  return line.trimEnd() ? [...lines, line.trimEnd()] : lines;
};

/** Words with the spaces after them. */
const piecesOf = (text: string): string[] => {
  const pieces: string[] = [];
  for (const piece of text.match(/[^ ]*?(?:[-–—/?&](?=[\p{L}\p{N}])| +|$)/gu) ?? []) {
    const last = pieces.at(-1) ?? '';
    // A word of one letter ends no line, as Czech and Croatian ask, and signs begin none, as French does.
    if (ENDS_NO_LINE.test(last) || (last.endsWith(' ') && BEGINS_NO_LINE.test(piece)))
      pieces[pieces.length - 1] += piece;
    else if (piece) pieces.push(piece);
  }
  return pieces;
};

const ENDS_NO_LINE = /(?:^|[ \u00a0])[«„“(]?[\p{L}«] $/u;
const BEGINS_NO_LINE = /^[:;?!»%€]/;

const letters = new Intl.Segmenter();

const partsOf = (word: string, width: number, widthOf: (text: string) => number): string[] => {
  if (widthOf(word.trimEnd()) <= width) return [word];
  const parts = [''];
  for (const { segment } of letters.segment(word)) {
    const last = parts.at(-1) ?? '';
    if (last && widthOf(last + segment.trimEnd()) > width) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
};

/** As many lines as it has to be, and those as long as each other: for headings. */
export const balancedLines = (paragraph: string, width: number, widthOf: (text: string) => number): string[] => {
  const wide = linesOf(paragraph, width, widthOf);
  if (wide.length < 2) return wide;
  // No word is broken for the sake of it.
  const widest = Math.max(...piecesOf(printable(paragraph)).map((piece) => widthOf(piece.trimEnd())));
  let [low, high, best] = [Math.min(width, Math.max(width / 3, widest)), width, wide];
  for (let i = 0; i < 8; i += 1) {
    const middle = (low + high) / 2;
    const lines = linesOf(paragraph, middle, widthOf);
    if (lines.length > wide.length) low = middle;
    else [high, best] = [middle, lines];
  }
  return best;
};
