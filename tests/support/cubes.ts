const corners = [0, 1].flatMap((b) => [0, 1].flatMap((g) => [0, 1].map((r) => [r, g, b] as const)));

/** The smallest table: red and blue change places. */
export const SWAP = `TITLE "swap"\n# a comment\nLUT_3D_SIZE 2\nDOMAIN_MIN 0.0 0.0 0.0\nDOMAIN_MAX 1 1 1\n\n${corners
  .map(([r, g, b]) => `${b}.0 ${g}.0 ${r}.0`)
  .join('\r\n')}\n`;
