import { describe, expect, it } from 'vitest';
import { countAnswers, keepAnswer, listAnswers, MOST_ANSWERS } from '../../src/documents/evaluation/answers.ts';
import { answerProblems } from '../../src/documents/evaluation/check-answers.ts';
import { type Given, resultsOf } from '../../src/documents/evaluation/results.ts';
import { countScreening, sumScreenings } from '../../src/documents/evaluation/screenings.ts';
import {
  findWorkshop,
  listWorkshops,
  makeWorkshop,
  removeWorkshop,
  type Workshop,
} from '../../src/documents/evaluation/workshop.ts';
import type { Records } from '../../src/documents/records.ts';
import type { EvaluationQuestion } from '../../src/manifest/kit.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { jana, namesIn, onEachStore, recordsIn, times } from './kit.ts';

const film = { id: 'film', title: 'Film', languages: ['en', 'cs'] };
const announced = { place: 'Podlesí', country: 'CZ', date: '2026-11-24', edition: 'full' };
const make = (records: Records) => makeWorkshop(records, film, announced, jana);
const sent = { id: 'a-random-text-of-16', language: 'cs', via: 'phone', answers: { useful: 4 } } as const;

onEachStore('a workshop', (open) => {
  it('is found by its id alone, and asks what was asked when it was made', async () => {
    const records = await open();
    const made = await make(records);
    const asks = [{ id: 'other', kind: 'text', text: 'What else?' }] as const;
    await makeWorkshop(records, { ...film, evaluation: { questions: [...asks] } }, announced, jana);
    expect(await findWorkshop(records, made.id)).toEqual(made);
    expect(made.questions.map(({ id }) => id)).toContain('useful');
    expect(made.closesOn).toBe('2026-12-24');
    expect(new Set((await listWorkshops(records, 'film')).map(({ id }) => id)).size).toBe(2);
  });

  it('keeps an answer once, also where it is sent many times at once', async () => {
    const records = await open();
    const workshop = await make(records);
    await times(10, () => keepAnswer(records, workshop, sent));
    const other = keepAnswer(records, workshop, { ...sent, answers: { useful: 1 } });
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
    expect(await listAnswers(records, workshop)).toEqual([
      { language: 'cs', via: 'phone', day: '2026-11-24', answers: { useful: 4 } },
    ]);
  });

  it('is removed with everything that was kept of it', async () => {
    const records = await open();
    const workshop = await make(records);
    await keepAnswer(records, workshop, sent);
    await expect(removeWorkshop(records, 'film', workshop.id, false)).rejects.toMatchObject({ code: 'conflict' });
    await removeWorkshop(records, 'film', workshop.id, true);
    expect(await namesIn(records.store)).toEqual([]);
  });
});

onEachStore('a screening', (open) => {
  it('is counted by what was shown, and its name says no more than the day', async () => {
    const records = await open();
    await times(3, () => countScreening(records, { documentary: 'film', edition: 'full', language: 'cs' }));
    expect(await sumScreenings(records, 'film')).toEqual([{ edition: 'full', language: 'cs', count: 3 }]);
    for (const name of await namesIn(records.store))
      expect(name).toMatch(/^screenings\/film\/2026-11-24\/full\/cs\/[0-9a-f]{12}\.json$/);
  });
});

it('a workshop takes so many answers, and says when it has them', async () => {
  const records = recordsIn(memoryStore());
  const workshop = await make(records);
  for (let i = 0; i < MOST_ANSWERS; i += 1)
    await records.store.create(`answers/film/${workshop.id}/${i}.json`, new TextEncoder().encode('{}'));
  await expect(keepAnswer(records, workshop, sent)).rejects.toMatchObject({ code: 'too-many' });
  expect(await countAnswers(records, workshop)).toBe(MOST_ANSWERS);
});

it('an answer that was kept may be sent again though there is no more room', async () => {
  const records = recordsIn(memoryStore());
  const workshop = await make(records);
  await keepAnswer(records, workshop, sent);
  for (let i = 1; i < MOST_ANSWERS; i += 1)
    await records.store.create(`answers/film/${workshop.id}/${i}.json`, new TextEncoder().encode('{}'));
  await keepAnswer(records, workshop, sent);
  expect(await countAnswers(records, workshop)).toBe(MOST_ANSWERS);
});

describe('questions that changed between workshops', () => {
  const choices = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
  const asking = async (records: Records, ...questions: EvaluationQuestion[]) =>
    makeWorkshop(records, { ...film, evaluation: { questions } }, announced, jana);
  const answered = async (records: Records, workshops: readonly Workshop[], value: number | string) => {
    const given: Given[] = [];
    for (const workshop of workshops) {
      await keepAnswer(records, workshop, { ...sent, answers: { q: value } });
      for (const one of await listAnswers(records, workshop)) given.push({ ...one, workshop });
    }
    return resultsOf(given, workshops);
  };

  it('are others where they say something else, so that no answer is counted under words that it was not given to', async () => {
    const records = recordsIn(memoryStore());
    const good = await asking(records, { id: 'q', kind: 'scale', text: { en: 'How good was it?', cs: 'Jak dobré?' } });
    const bad = await asking(records, { id: 'q', kind: 'scale', text: { en: 'How bad was it?', cs: 'Jak špatné?' } });
    const results = await answered(records, [bad, good], 5);
    expect(results.map(({ answered: count }) => count)).toEqual([1, 1]);
  });

  it('are the same where a translation was added', async () => {
    const records = recordsIn(memoryStore());
    const before = await asking(records, { id: 'q', kind: 'scale', text: { en: 'How good was it?' } });
    const after = await asking(records, { id: 'q', kind: 'scale', text: { en: 'How good was it?', fr: 'Bien ?' } });
    expect(await answered(records, [after, before], 5)).toMatchObject([{ answered: 2, counts: { 5: 2 } }]);
  });

  it('keep the choices that are offered no more', async () => {
    const records = recordsIn(memoryStore());
    const before = await asking(records, { id: 'q', kind: 'choice', text: 'Who?', choices: choices('mayor', 'guest') });
    const after = await asking(records, { id: 'q', kind: 'choice', text: 'Who?', choices: choices('guest', 'host') });
    await keepAnswer(records, before, { ...sent, answers: { q: 'mayor' } });
    const given = (await listAnswers(records, before)).map((one) => ({ ...one, workshop: before }));
    expect(resultsOf(given, [after, before]).map(({ counts }) => counts)).toEqual([
      { guest: 0, host: 0 },
      { mayor: 1, guest: 0 },
    ]);
  });
});

it('of thousands of answers that nobody asked for, some are told', () => {
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`unknown-${i}`, 1]));
  const problems = answerProblems([{ id: 'q', kind: 'scale', text: 'How?' }], many);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toMatchObject({ code: 'too-many-answers', at: '/answers' });
});
