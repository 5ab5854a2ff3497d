import { type ParseError, parse as parseTolerant } from 'jsonc-parser';

/** Where a text is not JSON, as far as that can be told: nothing of brackets in brackets by the thousand. */
export const syntaxErrors = (text: string): readonly ParseError[] => {
  const errors: ParseError[] = [];
  try {
    parseTolerant(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for each bracket, and the stack ends before the text.
    if (!(error instanceof RangeError)) throw error;
  }
  return errors;
};
