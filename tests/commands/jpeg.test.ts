import { expect, it } from 'vitest';
import { spriteCommand } from '../../src/commands/sprite.ts';
import { stillCommand } from '../../src/commands/still.ts';
import { RECIPE } from '../../src/plan/scene.ts';
import { spritesOf } from '../../src/plan/sprite.ts';
import { stillSteps } from '../../src/plan/stills.ts';
import { rational } from '../../src/rational.ts';
import { clipFacts } from '../support/facts.ts';
import { manifestOf, plainFont, timelineOf } from '../support/project.ts';
import { recipeOf } from '../support/recipe.ts';

/** The commands of stills and sheets for each recipe, as `recipe.test.ts` has those of films. */
const COMMANDS: Readonly<Record<number, string>> = { 1: '7f7c7ab4bca0303c' };

it('the recipe is another number whenever a command of a picture is another', () => {
  const document = {
    timeline: [
      { card: { title: 'Care' }, duration: '4s' },
      { section: { title: 'One' } },
      { clip: 'a', to: '4s', transition: { type: 'crossfade' } },
    ],
    poster: '3.6s',
  };
  const { format, languages, subtitleStyle: style } = manifestOf(document);
  const { timeline } = timelineOf(document, new Map([['a', clipFacts(60)]]));
  if (!timeline) throw new Error('the film of this test is not good');
  const page = { width: 1280, height: 720, font: plainFont };
  const { poster, chapters } = stillSteps({ timeline, format, languages, style, page, tool: 'build' });
  const source = { rate: timeline.rate, page, family: 'Plain', pathOf: (digest: string) => digest, seek: true };
  const stills = [poster, ...chapters].map((step) => stillCommand({ step, ...source }));
  const { sheets } = spritesOf({
    pictures: [{ key: 'k', frames: 1200 }],
    rendition: { width: 640, height: 360, codec: 'h264' },
    rate: rational(25),
    tool: 'build',
  });
  const commands = [
    stills.map(({ args, files }) => ({ args, files })),
    sheets.map((step) => spriteCommand(step, { input: 'i', output: 'o' })),
  ];
  const digest = recipeOf(commands);
  expect(digest, 'commands changed: raise RECIPE in src/plan/scene.ts and put its digest here').toBe(COMMANDS[RECIPE]);
});
