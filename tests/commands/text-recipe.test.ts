import { expect, it } from 'vitest';
import { spanCommand } from '../../src/commands/span.ts';
import { RECIPE } from '../../src/plan/scene.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, planOf } from '../support/project.ts';
import { recipeOf } from '../support/recipe.ts';

/** As in `recipe.test.ts`: what text over pictures and credits are drawn by, for each recipe. */
const COMMANDS: Readonly<Record<number, string>> = { 1: 'ac4106d55c728747' };

it('is another number whenever moving text is drawn in another way', () => {
  const said = { en: 'Mayor of the village', cs: 'starostka obce' };
  const timeline = [
    { clip: 'a', to: '6s', lowerThird: { name: 'Jana', role: said }, caption: { place: said, date: '2026' } },
    { credits: { title: said, lines: ['Camera', '', said], background: '#000000' }, duration: '9s' },
  ];
  const cues = { en: [cue(40, 90, 'One')], cs: [cue(40, 90, 'Jedna')] };
  const plan = planOf({ document: { timeline, renditions: ['360p'] }, media: new Map([['a', clipFacts(60)]]), cues });
  const pathOf = (digest: string): string => digest;
  const about = { rate: plan.timeline.rate, page: plan.page, family: 'Plain', pathOf, seek: true };
  const spans = plan.scenes.map((scene) => spanCommand({ scene, steps: scene.steps, ...about }));
  const digest = recipeOf(spans.map(({ args, files }) => ({ args, files })));
  expect(digest, 'commands changed: raise RECIPE in src/plan/scene.ts and put its digest here').toBe(COMMANDS[RECIPE]);
});
