import { describe, expect, it } from 'vitest';
import { muxFilm } from '../../src/commands/film.ts';
import { encodeLevelled } from '../../src/commands/level.ts';
import { shotSound } from '../../src/commands/sound.ts';
import { spanCommand } from '../../src/commands/span.ts';
import { RECIPE } from '../../src/plan/scene.ts';
import { rational } from '../../src/rational.ts';
import type { MediaFacts } from '../../src/timeline/facts.ts';
import { clipFacts, stillFacts } from '../support/facts.ts';
import { cue, planOf } from '../support/project.ts';
import { recipeOf } from '../support/recipe.ts';

/**
 * Every command of a film that uses all there is, for each recipe. A result is found by what was described, not by the
 * command that made it: where a command changes, so must the recipe, or old results pass for new ones.
 */
const COMMANDS: Readonly<Record<number, string>> = { 1: '4f50f5e09763680b' };

const hdr: Partial<NonNullable<MediaFacts['picture']>> = {
  interlaced: true,
  turn: 90,
  sampleAspect: [4, 3],
  color: { range: 'full', matrix: 'bt2020', primaries: 'bt2020', transfer: 'smpte2084' },
};
const media = new Map([
  ['a', clipFacts(60, 'da', { keys: [0, 2000, 4000, 6000, 8000] })],
  ['b', clipFacts(60, 'db', hdr)],
  ['s', stillFacts()],
]);
const timeline = [
  { card: { title: { en: 'Care', cs: 'Péče' }, subtitle: 'x', image: 's' }, duration: '4s' },
  { clip: 'a', from: '7s', to: '9s', transition: { type: 'crossfade' } },
  { clip: 'b', to: '3s', fit: 'blur', speed: 0.5, transition: { type: 'fade' } },
  { clip: 'b', to: '3s', fit: 'cover', rotate: 90, crop: { x: 10, y: 20, width: 300, height: 200 } },
  { still: 's', duration: '2s', motion: 'pan-left' },
];

describe('the recipe', () => {
  it('is another number whenever a command is another', () => {
    const cues = { en: [cue(150, 170, 'One')], cs: [cue(150, 170, 'Jedna')] };
    const plan = planOf({ document: { timeline, renditions: ['720p', '360p'] }, media, cues });
    const { rate, ...cut } = plan.timeline;
    const spans = plan.scenes.map((scene) =>
      spanCommand({
        scene,
        steps: scene.steps,
        rate,
        page: plan.page,
        family: 'Plain',
        pathOf: (digest) => digest,
        seek: true,
      }),
    );
    const facts = clipFacts(60);
    const sound =
      facts.sound &&
      shotSound(
        { ...facts, sound: facts.sound },
        { from: rational(30), samples: 48_000, speed: rational(2), volume: 0 },
        { path: 'in', container: 'mov' },
      );
    const mix = [encodeLevelled({ gain: 3 }, 48_000, 'out'), encodeLevelled({ gain: 3, ceiling: -2 }, 48_000, 'out')];
    const film = muxFilm({
      container: 'mp4',
      picture: 'p',
      sound: 's',
      chapters: 'c',
      tracks: [{ path: 't', format: 'srt', language: 'ces', name: 'čeština', sdh: false }],
      title: 'T',
      rate,
      output: 'o',
    });
    const digest = recipeOf([spans.map(({ args, files }) => ({ args, files })), sound, mix, film, cut.frames]);
    expect(digest, `commands changed: raise RECIPE in src/plan/scene.ts and put its digest here`).toBe(
      COMMANDS[RECIPE],
    );
  });
});
