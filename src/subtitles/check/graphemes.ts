const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Letters and signs of the Latin, Greek and Cyrillic tables are one character each; the segmenter is ten times slower. */
const SIMPLE = /^[\u0020-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

/** Characters as a reader counts them. */
export const countCharacters = (text: string): number =>
  SIMPLE.test(text) ? text.length : [...segmenter.segment(text)].length;
