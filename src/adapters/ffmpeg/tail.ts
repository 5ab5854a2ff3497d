/** Keeps the end of a stream of text: the last `limit` characters, from the start of a line. */
export const textTail = (limit = 8_000): { add: (text: string) => void; text: () => string } => {
  let kept = '';
  return {
    add: (text) => {
      kept += text;
      if (kept.length > 2 * limit) kept = kept.slice(-limit);
    },
    text: () => (kept.length <= limit ? kept : kept.slice(-limit).replace(/^[^\n]*\n/, '')).trim(),
  };
};
