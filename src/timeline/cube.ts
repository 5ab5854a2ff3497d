/** A three-dimensional colour table: rows of red, green and blue, red changing fastest, as they were written. */
export interface Cube {
  /** Points along each side. */
  readonly size: number;
  readonly rows: readonly string[];
}

export interface CubeFault {
  /** From 1. */
  readonly line: number;
  readonly why: string;
}

/** The build of 2018 reads up to 64 points a side; cameras and editors give 17, 33 or 65. */
const MOST_POINTS = 64;
const NUMBER = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?';
const ROW = new RegExp(`^(${NUMBER})\\s+(${NUMBER})\\s+(${NUMBER})$`);

/** Reads a `.cube` file (Adobe's Cube LUT Specification 1.0), or says what is wrong with it, and where. */
export const readCube = (text: string): Cube | CubeFault => {
  let size = 0;
  const rows: string[] = [];
  for (const [i, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = raw.trim();
    const row = ROW.exec(line);
    if (row) rows.push(`${row[1]} ${row[2]} ${row[3]}`);
    else if (line !== '' && !line.startsWith('#')) {
      const heading = readHeading(line);
      if (typeof heading === 'string') return { line: i + 1, why: heading };
      size = heading.size ?? size;
    }
    if (row && size === 0) return { line: i + 1, why: 'colours come before LUT_3D_SIZE' };
    if (rows.length > size ** 3) return { line: i + 1, why: `there are more than ${size ** 3} colours` };
  }
  const lines = text.split('\n').length;
  if (size === 0) return { line: lines, why: 'there is no LUT_3D_SIZE in it' };
  return rows.length === size ** 3
    ? { size, rows }
    : { line: lines, why: `it ends after ${rows.length} of ${size ** 3} colours` };
};

/** A line that is no colour: the table's size, or something that may be passed over, or why it may not. */
const readHeading = (line: string): { size?: number } | string => {
  const [word = '', ...values] = line.split(/\s+/);
  const numbers = values.map(Number);
  switch (word) {
    case 'TITLE':
      return {};
    case 'LUT_3D_SIZE': {
      const [size = 0] = numbers;
      return Number.isInteger(size) && size >= 2 && size <= MOST_POINTS
        ? { size }
        : `a table of ${values.join(' ').slice(0, 20)} points a side; 2 to ${MOST_POINTS} can be used, and 33 are usual`;
    }
    case 'DOMAIN_MIN':
    case 'DOMAIN_MAX':
    case 'LUT_3D_INPUT_RANGE':
      return isUsual(word, numbers) ? {} : 'it is for values other than 0 to 1; export it for video';
    case 'LUT_1D_SIZE':
      return 'it is a one-dimensional table; export a 3D LUT';
    default:
      return `"${line.slice(0, 40)}" is no line of a .cube file`;
  }
};

const USUAL: Readonly<Record<string, string>> = {
  DOMAIN_MIN: '0 0 0',
  DOMAIN_MAX: '1 1 1',
  LUT_3D_INPUT_RANGE: '0 1',
};

const isUsual = (word: string, numbers: readonly number[]): boolean => numbers.join(' ') === USUAL[word];

/** The same table as ffmpeg is to read it: nothing but its size and its colours. */
export const writeCube = ({ size, rows }: Cube): string => `LUT_3D_SIZE ${size}\n${rows.join('\n')}\n`;
