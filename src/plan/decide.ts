import type { PictureStep } from './pictures.ts';
import type { Plan } from './plan.ts';
import { type PlanRecord, type RecordedStep, recordStep } from './record.ts';

export type Because =
  | { readonly because: 'first-time' | 'new-in-the-cut' | 'cut-changed' | 'text-changed' | 'result-missing' }
  | { readonly because: 'rendition-changed' | 'tool-changed' | 'sound-changed' }
  | { readonly because: 'media-changed'; readonly media: string }
  | { readonly because: 'cue-changed'; readonly language: string; readonly cues: readonly number[] };

export type Decision = { readonly run: false } | ({ readonly run: true } & Because);

const REUSE: Decision = { run: false };

/** Says for every picture step whether it runs, and why, in the order of the plan's scenes and their steps. */
export const decidePictures = (
  plan: Plan,
  tool: string,
  exists: (key: string) => boolean,
  before: PlanRecord | undefined,
): Map<string, Decision> => {
  const index = before ? indexOf(before) : undefined;
  const decided = new Map<string, Decision>();
  for (const scene of plan.scenes)
    for (const step of scene.steps) {
      if (decided.has(step.key)) continue;
      const why = (): Because => explain(step, recordStep(scene, step), tool, index);
      decided.set(step.key, exists(step.key) ? REUSE : { run: true, ...why() });
    }
  return decided;
};

interface Index {
  readonly tool: string;
  readonly keys: ReadonlySet<string>;
  readonly byScene: ReadonlyMap<string, readonly RecordedStep[]>;
  readonly byMedia: ReadonlyMap<string, readonly RecordedStep['sources'][number][]>;
}

const indexOf = ({ tool, steps }: PlanRecord): Index => ({
  tool,
  keys: new Set(steps.map(({ key }) => key)),
  byScene: groupBy(steps, ({ scene }) => scene),
  byMedia: groupBy(
    steps.flatMap(({ sources }) => sources),
    ({ media }) => media,
  ),
});

const groupBy = <Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(nameOf(item));
    if (known) known.push(item);
    else groups.set(nameOf(item), [item]);
  }
  return groups;
};

const explain = (step: PictureStep, now: RecordedStep, tool: string, before: Index | undefined): Because => {
  if (!before) return { because: 'first-time' };
  if (before.keys.has(step.key)) return { because: 'result-missing' };
  if (before.tool !== tool) return { because: 'tool-changed' };
  const sameScene = before.byScene.get(now.scene);
  return sameScene ? explainText(now, sameScene) : explainCut(now, before);
};

const explainText = (now: RecordedStep, sameScene: readonly RecordedStep[]): Because => {
  const rendition = sameScene.filter((old) => old.rendition === now.rendition);
  if (rendition.length === 0 || rendition.every((old) => old.encoding !== now.encoding))
    return { because: 'rendition-changed' };
  const old = rendition.find(({ looks }) => looks.some((look) => now.looks.includes(look)));
  const [language = ''] = now.looks;
  const cues = changedCues(old?.cues ?? [], now.cues);
  return cues.length ? { because: 'cue-changed', language, cues } : { because: 'text-changed' };
};

/** Numbers of the cues that only one of the two shows: what differs is what changed, whatever it is counted as now. */
const changedCues = (before: RecordedStep['cues'], now: RecordedStep['cues']): number[] => {
  const [old, current] = [before, now].map((cues) => new Set(cues.map(({ words }) => words)));
  const fresh = now.filter(({ words }) => !old?.has(words));
  const gone = before.filter(({ words }) => !current?.has(words));
  return [...new Set([...fresh, ...gone].map(({ number }) => number))].sort((a, b) => a - b);
};

const explainCut = (now: RecordedStep, before: Index): Because => {
  const known = now.sources
    .map((source) => ({ source, old: before.byMedia.get(source.media) ?? [] }))
    .filter(({ old }) => old.length);
  const changed = known.find(({ source, old }) => old.every(({ digest }) => digest !== source.digest));
  if (changed) return { because: 'media-changed', media: changed.source.media };
  const overlaps = known.some(({ source, old }) =>
    old.some(({ first, end }) => first < source.end && source.first < end),
  );
  return { because: overlaps ? 'cut-changed' : 'new-in-the-cut' };
};

/** `cue 14 of cs changed`: the reason as a person reads it in the plan and in the log. */
export const becauseText = (reason: Because): string => {
  switch (reason.because) {
    case 'cue-changed':
      return `cue${reason.cues.length > 1 ? 's' : ''} ${reason.cues.join(', ')} of ${reason.language} changed`;
    case 'media-changed':
      return `the file of "${reason.media}" changed`;
    case 'first-time':
      return 'never made before';
    case 'new-in-the-cut':
      return 'new in the cut';
    case 'cut-changed':
      return 'the cut changed here';
    case 'text-changed':
      return 'its text or style changed';
    case 'rendition-changed':
      return 'the rendition changed';
    case 'tool-changed':
      return 'another build of ffmpeg';
    case 'sound-changed':
      return 'a sound changed';
    case 'result-missing':
      return 'its result is gone';
  }
};
