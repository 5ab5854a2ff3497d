import { beforeEach, describe, expect, it } from 'vitest';
import { type Believed, newBelieved } from '../../src/http/believed.ts';

describe('what is believed for a while', () => {
  let time: number;
  let found: number;
  let believed: Believed<number>;
  const find = async (): Promise<number> => {
    found += 1;
    return found;
  };
  const fail = async (): Promise<number> => {
    throw new Error('away');
  };
  beforeEach(() => {
    [time, found] = [1_000, 0];
    believed = newBelieved({ milliseconds: 100, most: 2 }, () => new Date(time));
  });

  it('is found once, also by two at once, until its time is over', async () => {
    expect(await Promise.all([believed.get('a', find), believed.get('a', find)])).toEqual([1, 1]);
    time += 99;
    expect(await believed.get('a', find)).toBe(1);
    time += 1;
    expect(await believed.get('a', find)).toBe(2);
    believed.forget();
    expect(await believed.get('a', find)).toBe(3);
  });

  it('is no failure', async () => {
    await expect(believed.get('a', fail)).rejects.toThrow('away');
    expect(await believed.get('a', find)).toBe(1);
  });

  it('is only so much: what was found first is forgotten first', async () => {
    for (const name of ['a', 'b', 'c']) await believed.get(name, find);
    expect(await believed.get('b', find)).toBe(2);
    expect(await believed.get('a', find)).toBe(4);
  });
});
