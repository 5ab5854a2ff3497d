import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const bench = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/bench-tests.mjs', ...args], { cwd: root, encoding: 'utf8' });

describe('a bench of tests', () => {
  it.each([['--seed'], ['--seed', 'x'], ['--seed', '-1'], ['--seed', '1.5'], ['--seed', '1e999']])(
    'refuses %s %s before it begins',
    (...args) => {
      const { status, stdout, stderr } = bench('faults', ...args);
      expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('--seed takes a whole number')]);
    },
  );

  it('runs with the seed that it is given, says so before and after, and at length', () => {
    const { stdout } = bench('faults', '--seed', '77', 'tests/support/seed.test.ts');
    expect(stdout.split('Seed 77; the same again: npm run test:faults -- --seed 77\n')).toHaveLength(3);
    expect(stdout).toContain('Faults and attacks: seed 77, at length.');
  });
});
