export interface Bar {
  readonly label: string;
  /** 0 or more; the longest bar of all fills the width. */
  readonly value: number;
  /** What stands behind the bar; the value where absent. */
  readonly says?: string;
}

const [WIDTH, LABEL, SAYS, ROW] = [720, 270, 90, 30];

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Horizontal bars as an SVG that is read on light and on dark ground, with a title for who cannot see it. */
export const bars = (title: string, all: readonly Bar[]): string => {
  const longest = Math.max(...all.map(({ value }) => value)) || 1;
  const rows = all.map(({ label, value, says = value.toFixed(2) }, i) => {
    const y = 40 + i * ROW;
    const width = ((WIDTH - LABEL - SAYS) * value) / longest;
    return [
      `<text x="${LABEL - 10}" y="${y + 15}" text-anchor="end">${escaped(label)}</text>`,
      `<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="20" rx="3"/>`,
      `<text x="${(LABEL + width + 8).toFixed(1)}" y="${y + 15}">${escaped(says)}</text>`,
    ].join('');
  });
  const height = 50 + all.length * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">`,
    '<style>text{font:14px sans-serif;fill:#57606a}rect{fill:#2f6f9f}.title{font-weight:bold}</style>',
    `<text class="title" x="10" y="22">${escaped(title)}</text>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
};
