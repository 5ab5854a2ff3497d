import { expect, it } from 'vitest';
import { countAnswers, keepAnswer, listAnswers, MOST_ANSWERS } from '../../src/documents/evaluation/answers.ts';
import { countScreening, sumScreenings } from '../../src/documents/evaluation/screenings.ts';
import { findWorkshop, listWorkshops, makeWorkshop, removeWorkshop } from '../../src/documents/evaluation/workshop.ts';
import type { Records } from '../../src/documents/records.ts';
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
    await keepAnswer(records, workshop, { ...sent, answers: { useful: 1 } });
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
