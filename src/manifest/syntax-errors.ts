import { type ParseError, parse } from 'jsonc-parser';

/**
 * Where a text is no JSON, at least one place; undefined where it is nested too deep to be followed there: the parser that
 * knows places calls itself at every level.
 */
export const syntaxErrors = (text: string): readonly [ParseError, ...ParseError[]] | undefined => {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  const [first = { error: 1, offset: 0, length: 0 }, ...others] = errors;
  return [first, ...others];
};
