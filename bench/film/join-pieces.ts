// Joins the pieces of a list (JSON) in a process of its own, and says what the joining alone took: seconds of the processor.
import { readFile } from 'node:fs/promises';
import { cpuSeconds } from '../../src/cli/cpu.ts';
import { rational } from '../../src/rational.ts';
import { type Piece, stitch } from '../../src/run/stitch.ts';
import { RATE } from './film.ts';

const [list = '', output = ''] = process.argv.slice(2);
const pieces: Piece[] = JSON.parse(await readFile(list, 'utf8'));
const before = cpuSeconds();
await stitch(pieces, { rate: rational(RATE), codec: 'h264' }, output);
process.stdout.write(JSON.stringify({ cpu: cpuSeconds() - before }));
