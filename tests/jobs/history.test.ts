import { expect, it } from 'vitest';
import { newHistory } from '../../src/jobs/history.ts';
import type { JobEvent } from '../../src/ports.ts';

const event = (job: string, i: number): JobEvent => ({ id: String(i).padStart(6, '0'), job, type: 'active' });

it('gives what happened to a job after an event, and nothing of others', () => {
  const history = newHistory();
  for (let i = 0; i < 6; i++) history.add(event(i % 2 ? 'odd' : 'even', i));
  expect(history.after('odd', '000001')?.map(({ id }) => id)).toEqual(['000003', '000005']);
  expect(history.after('odd', '000005')).toEqual([]);
  expect(history.last('even')?.id).toBe('000004');
});

it('says that it does not remember, rather than that nothing happened', () => {
  const history = newHistory();
  for (let i = 0; i < 500; i++) history.add(event('a', i));
  expect(history.after('a', '000000')).toBeUndefined();
  expect(history.after('b', '000000')).toBeUndefined();
  expect(history.after('a', '000400')).toHaveLength(99);
});

it('forgets the jobs that were quiet longest', () => {
  const history = newHistory();
  history.add(event('first', 0));
  history.add(event('second', 1));
  history.add(event('first', 2));
  for (let i = 0; i < 999; i++) history.add(event(`job-${i}`, i + 3));
  expect(history.last('second')).toBeUndefined();
  expect(history.last('first')?.id).toBe('000002');
});
