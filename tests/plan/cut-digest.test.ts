import { describe, expect, it } from 'vitest';
import { cutDigest } from '../../src/plan/cut-digest.ts';
import { type Document, manifestOf } from '../support/project.ts';

const clip = { clip: 'a', from: '1s', to: '5s' };
const still = { still: 's', duration: '2s' };
const card = { card: { title: 'One' }, duration: '2s' };
const cutOf = (timeline: readonly Document[], changes: Document = {}): string =>
  cutDigest(manifestOf({ timeline, ...changes }));
const before = cutOf([clip, still, card]);
const wide = { width: 1920, height: 1080, frameRate: '25' };

describe('the cut', () => {
  it.each<[string, readonly Document[], Document?]>([
    ['times written another way', [{ ...clip, from: '00:00:01.000', to: '5000ms' }, still, card]],
    ['a speed of 1', [{ ...clip, speed: 1 }, still, card]],
    ['the transition "cut"', [clip, { ...still, transition: { type: 'cut' } }, card]],
    ['other volume, fit, crop and tags', [{ ...clip, volume: '-3dB', fit: 'cover', tags: ['x'] }, still, card]],
    ['other motion of a still', [clip, { ...still, motion: 'zoom-in' }, card]],
    ['other texts and colours', [clip, still, { card: { title: 'Two', background: '#000000' }, duration: '2s' }]],
    ['sections', [{ section: { title: 'One' } }, clip, still, card]],
    ['another title and size', [clip, still, card], { title: 'Two', format: wide }],
    ['renamed files', [clip, still, card], { media: { a: { file: 'c.mp4' }, s: { file: 't.png' } } }],
  ])('stays the same with %s', (_, timeline, changes) => {
    expect(cutOf(timeline, changes)).toBe(before);
  });

  it.each<[string, readonly Document[], Document?]>([
    ['an earlier beginning', [{ ...clip, from: '900ms' }, still, card]],
    ['a later end', [{ ...clip, to: '5.04s' }, still, card]],
    ['another clip', [{ ...clip, clip: 'b' }, still, card]],
    ['another speed', [{ ...clip, speed: 2 }, still, card]],
    ['a longer still', [clip, { ...still, duration: '3s' }, card]],
    ['a shorter card', [clip, still, { ...card, duration: '1s' }]],
    ['another order', [still, clip, card]],
    ['one shot less', [clip, still]],
    ['a crossfade', [clip, { ...still, transition: { type: 'crossfade' } }, card]],
    ['another rate', [clip, still, card], { format: { ...wide, frameRate: '30' } }],
  ])('is another one with %s', (_, timeline, changes) => {
    expect(cutOf(timeline, changes)).not.toBe(before);
  });

  it('tells a crossfade from a fade, and half a second from what it is by default', () => {
    const crossfade = (duration?: string) =>
      cutOf([clip, { ...still, transition: { type: 'crossfade', ...(duration ? { duration } : {}) } }]);
    expect(crossfade()).toBe(crossfade('500ms'));
    expect(crossfade()).not.toBe(crossfade('400ms'));
    expect(crossfade()).not.toBe(cutOf([clip, { ...still, transition: { type: 'fade' } }]));
  });

  it('counts media by their bytes where they are known', () => {
    const manifest = manifestOf({ timeline: [clip] });
    const renamed = manifestOf({ timeline: [{ ...clip, clip: 'b' }] });
    expect(cutDigest(manifest, new Map([['a', 'd1']]))).toBe(cutDigest(renamed, new Map([['b', 'd1']])));
    expect(cutDigest(manifest, new Map([['a', 'd1']]))).not.toBe(cutDigest(manifest, new Map([['a', 'd2']])));
    expect(cutDigest(manifest, new Map([['a', 'a']]))).not.toBe(cutDigest(manifest));
  });
});
