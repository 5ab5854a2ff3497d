import { describe, expect, it } from 'vitest';
import { readCube, writeCube } from '../../src/timeline/cube.ts';
import { SWAP } from '../support/cubes.ts';

const fault = (text: string): string => {
  const read = readCube(text);
  return 'why' in read ? `${read.line}: ${read.why}` : 'none';
};
const rows = (count: number): string => '0 .5 1e0\n'.repeat(count);

describe('a colour table', () => {
  it('is read with its titles, comments and any ends of lines, and written as bare numbers', () => {
    const cube = readCube(`\uFEFF${SWAP}`);
    expect(cube).toMatchObject({ size: 2 });
    const written = 'why' in cube ? '' : writeCube(cube);
    expect(written.split('\n').slice(0, 4)).toEqual(['LUT_3D_SIZE 2', '0.0 0.0 0.0', '0.0 0.0 1.0', '0.0 1.0 0.0']);
    expect(readCube(written)).toEqual(cube);
  });

  it.each([
    ['', '1: there is no LUT_3D_SIZE in it'],
    ['LUT_1D_SIZE 4\n', '1: it is a one-dimensional table; export a 3D LUT'],
    ['LUT_3D_SIZE 65\n', '1: a table of 65 points a side; 2 to 64 can be used, and 33 are usual'],
    ['LUT_3D_SIZE 2.5\n', '1: a table of 2.5 points a side; 2 to 64 can be used, and 33 are usual'],
    [`LUT_3D_SIZE 2\n${rows(7)}`, '9: it ends after 7 of 8 colours'],
    [`LUT_3D_SIZE 2\n${rows(9)}`, '10: there are more than 8 colours'],
    [`${rows(8)}LUT_3D_SIZE 2`, '1: colours come before LUT_3D_SIZE'],
    [`LUT_3D_SIZE 2\nDOMAIN_MAX 4 4 4\n${rows(8)}`, '2: it is for values other than 0 to 1; export it for video'],
    ['<html>', '1: "<html>" is no line of a .cube file'],
    ['LUT_3D_SIZE 2\n0 0 nan\n', '2: "0 0 nan" is no line of a .cube file'],
  ])('%j is refused with its line and reason', (text, expected) => {
    expect(fault(text)).toBe(expected);
  });
});
