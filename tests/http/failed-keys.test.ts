import { describe, expect, it } from 'vitest';
import { newFailedKeys } from '../../src/http/failed-keys.ts';

describe('failed keys', () => {
  it('are counted by address for a minute; those of one /64 of IPv6 together', () => {
    let now = 0;
    const failed = newFailedKeys(2, () => now);
    for (const address of ['2001:db8:1:2:3::4', '2001:db8:1:2::9', '10.0.0.1', '::ffff:10.0.0.2'])
      failed.count(address);
    expect(failed.waitFor('2001:db8:1:2:ffff::1')).toBe(60);
    expect(failed.waitFor('2001:db8:1:3::1')).toBe(0);
    expect([failed.waitFor('10.0.0.1'), failed.waitFor('::ffff:10.0.0.2')]).toEqual([0, 0]);
    now = 59_500;
    expect(failed.waitFor('2001:db8:1:2::1')).toBe(1);
    now = 60_000;
    expect(failed.waitFor('2001:db8:1:2::1')).toBe(0);
  });

  it('of more addresses than are remembered forget the oldest', () => {
    const failed = newFailedKeys(1, () => 0);
    for (let i = 0; i <= 10_000; i += 1) failed.count(`a${i}`);
    expect([failed.waitFor('a0'), failed.waitFor('a1')]).toEqual([0, 60]);
  });
});
