import { PolyreelError } from '../errors.ts';
import { referenceSize } from '../plan/drawing.ts';
import { type StillStep, shotStep } from '../plan/stills.ts';
import { asFailure } from '../run/failure.ts';
import { newGate } from '../run/gate.ts';
import { dataOf, type ResultRecord } from '../run/results.ts';
import { runStill } from '../run/run-still.ts';
import type { DeskFilm } from './desk.ts';
import type { Workshop } from './workshop.ts';

/** A JPEG in the store: its name there, and what is recorded of it. */
export interface ShotPicture {
  readonly object: string;
  readonly record: ResultRecord;
}

/** @param shot index among the shots of the film. @param width pixels. @throws PolyreelError `not-found` */
export type ShotPictures = (documentary: string, film: DeskFilm, shot: number, width: number) => Promise<ShotPicture>;

/** Somebody looks at the timeline: beside them, renders go on. */
const AT_ONCE = 2;
/** Milliseconds after which ffmpeg is given up, so that it does not keep the others waiting. */
const LONGEST = 60_000;

/** Pictures of shots, drawn when they are asked for first; who asks for one that is being drawn waits for that. */
export const newShotPictures = ({
  tool,
  font,
  engineOf,
}: Pick<Workshop, 'tool' | 'font' | 'engineOf'>): ShotPictures => {
  const gate = newGate(AT_ONCE);
  const drawing = new Map<string, Promise<void>>();
  const draw = async (documentary: string, step: StillStep, film: Shown): Promise<void> => {
    const signal = AbortSignal.timeout(LONGEST);
    const { rate } = film.timeline;
    const page = referenceSize(film.manifest.format);
    await runStill(engineOf(documentary), { step, rate, page, signal });
  };
  return async (documentary, film, index, width) => {
    const shown = shownIn(film, index);
    const { build } = await tool.describe();
    const { manifest, timeline, shot } = shown;
    const { languages, format, subtitleStyle: style } = manifest;
    const page = { ...referenceSize(format), font: font.facts };
    const step = shotStep({ timeline, format, languages, style, page, tool: build }, shot, width);
    const { results } = engineOf(documentary);
    const known = await results.record(step.key);
    if (known) return { object: dataOf(step.key), record: known };
    const task = drawing.get(step.key) ?? gate(() => draw(documentary, step, shown));
    drawing.set(step.key, task);
    try {
      await task;
    } catch (error) {
      throw asFailure(error, `the picture of shot ${index}`);
    } finally {
      drawing.delete(step.key);
    }
    const record = await results.record(step.key);
    if (!record) throw new PolyreelError('result-gone', `the picture of shot ${index} is gone; ask again.`);
    return { object: dataOf(step.key), record };
  };
};

interface Shown extends Required<Pick<DeskFilm, 'manifest' | 'timeline'>> {
  readonly shot: NonNullable<DeskFilm['timeline']>['shots'][number];
}

const shownIn = ({ manifest, timeline }: DeskFilm, index: number): Shown => {
  const shot = timeline?.shots[index];
  if (manifest && timeline && shot) return { manifest, timeline, shot };
  const count = timeline?.shots.length ?? 0;
  throw new PolyreelError('not-found', `the film has ${count} shots, counted from 0; there is no shot ${index}.`);
};
