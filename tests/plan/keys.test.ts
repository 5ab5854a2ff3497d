import { describe, expect, it } from 'vitest';
import { canonicalJson, prepared } from '../../src/plan/key.ts';
import { opusMix } from '../../src/plan/sounds.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, planOf } from '../support/project.ts';

const draft = (to: string, renditions: readonly unknown[]) =>
  planOf({
    document: { timeline: [{ clip: 'a', to }], renditions },
    media: new Map([['a', clipFacts(60)]]),
    cues: { en: [cue(30, 60, 'One')], cs: [cue(30, 60, 'Jedna')] },
  });
const keysOf = ({ scenes }: ReturnType<typeof planOf>): string[] =>
  scenes.flatMap(({ steps }) => steps.map(({ key }) => key.slice(0, 16)));

it('names H.264 pictures and AAC sound as it always did, so that old results count', () => {
  const plan = draft('5s', ['720p', '360p']);
  expect(keysOf(plan)).toEqual([
    ...['733139cac64af167', 'c58cab85bfa01c97', '2b169a017780ebce', '3c8a76758c3c85ab', 'a03cd898654d1a66'],
    ...['56582a4392a96757', '69bda50d2ef5d3af', '1e45646a109f0051', 'fcf29dd68b53832c', '65182680163423be'],
  ]);
  expect(plan.mix.key.slice(0, 16)).toBe('3a60cb2f6313ae05');
  expect(opusMix(plan.mix, 'build').key).not.toBe(plan.mix.key);
});

it('tells codecs apart, whatever else is equal', () => {
  const codecs = ['h264', 'hevc', 'av1', 'vp9'];
  const renditions = codecs.map((codec) => ({ name: codec, height: 360, crf: 30, maxrate: '900k', codec }));
  const keys = keysOf(draft('5s', renditions));
  expect(new Set(keys).size).toBe(keys.length);
});

describe('the text of a key', () => {
  it('is what JSON writes for the words of every language, and for what it escapes', () => {
    const words = [
      '',
      'a"b',
      '\\',
      '\n',
      '\u0000\u001f\u007f',
      '\ud800',
      '\udc00x',
      '🎬',
      '\u2028',
      'příliš žluťoučký',
    ];
    for (const word of words) expect(canonicalJson({ [word]: word })).toBe(JSON.stringify({ [word]: word }));
  });

  it('has fields in the order of their names, without undefined ones, and prepared values as they were', () => {
    const value = { b: [1, true, null], a: { d: undefined, c: 'x' } };
    expect(canonicalJson(value)).toBe('{"a":{"c":"x"},"b":[1,true,null]}');
    expect(canonicalJson({ z: prepared(value), a: 1 })).toBe(`{"a":1,"z":${canonicalJson(value)}}`);
  });
});
