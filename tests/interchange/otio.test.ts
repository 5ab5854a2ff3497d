import { describe, expect, it } from 'vitest';
import { exportFilm } from '../../src/interchange/export.ts';
import { codesOf, type Document, filmOf, imported, sectionsOf, shotsOf } from './kit.ts';

const time = (value: number, rate = 25) => ({ OTIO_SCHEMA: 'RationalTime.1', value, rate });
const range = (start: number, duration: number, rate = 25) => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start, rate),
  duration: time(duration, rate),
});
const file = (url: string, start = 0, length = 1000) => ({
  OTIO_SCHEMA: 'ExternalReference.1',
  target_url: url,
  available_range: range(start, length),
});
const clip = (url: string, start: number, length: number, more: Document = {}): Document => ({
  OTIO_SCHEMA: 'Clip.2',
  name: url,
  source_range: range(start, length),
  media_references: { DEFAULT_MEDIA: file(url) },
  active_media_reference_key: 'DEFAULT_MEDIA',
  ...more,
});
const track = (children: Document[], more: Document = {}) => ({
  OTIO_SCHEMA: 'Track.1',
  kind: 'Video',
  children,
  ...more,
});
const otio = (...tracks: Document[]): string =>
  JSON.stringify({ OTIO_SCHEMA: 'Timeline.1', name: 'Home', tracks: { OTIO_SCHEMA: 'Stack.1', children: tracks } });
const gap = (length: number) => ({ OTIO_SCHEMA: 'Gap.1', source_range: range(0, length) });
const dissolve = (before: number, after: number, type = 'SMPTE_Dissolve') => ({
  OTIO_SCHEMA: 'Transition.1',
  transition_type: type,
  in_offset: time(before),
  out_offset: time(after),
});

describe('OpenTimelineIO', () => {
  it('subtracts where the media begin, and finds the reference in use', () => {
    const late = clip('/x/y/a.mov', 90_100, 50, {
      media_references: { DEFAULT_MEDIA: file('/x/y/a.mov', 90_000, 500) },
    });
    expect(shotsOf(imported(otio(track([late]))).document)).toEqual(['a.mov 100+50']);
  });

  it('gives files of one name in two folders two names, and keeps every path under media/', () => {
    const read = imported(
      otio(
        track([
          clip('file:///one/a.mov', 0, 25),
          clip('C:\\two\\a.mov', 0, 25),
          clip('../../etc/pass%2Fwd', 0, 5),
          clip('http://host/b%20c.mp4?x', 0, 5),
        ]),
      ),
    );
    expect(Object.values(read.document.media as object)).toEqual([
      { file: 'media/a.mov' },
      { file: 'media/a-2.mov' },
      { file: 'media/pass%2Fwd.mov' },
      { file: 'media/b c.mp4-x.mov' },
    ]);
    expect(codesOf(read)).toContain('same-name');
  });

  it('overlaps by both sides of a transition, and by no more than there is footage', () => {
    const tracks = track([clip('a', 100, 50), dissolve(5, 8), clip('b', 3, 50)]);
    const read = imported(otio(tracks));
    expect(shotsOf(read.document)).toEqual(['a.mov 100+58', 'crossfade 11 b.mov 0+53']);
    expect(codesOf(read)).toContain('short-transition');
  });

  it('tells of transitions, effects and generators that it does not know', () => {
    const effects = [{ OTIO_SCHEMA: 'Effect.1', effect_name: 'Blur' }];
    const generator = {
      media_references: { DEFAULT_MEDIA: { OTIO_SCHEMA: 'GeneratorReference.1', generator_kind: 'Bars' } },
    };
    const read = imported(
      otio(track([clip('a', 100, 50, { effects }), dissolve(2, 2, 'Spin'), clip('g', 0, 25, generator)])),
    );
    expect(shotsOf(read.document)).toEqual(['a.mov 100+52', 'crossfade 4 card #000000 +27']);
    expect(codesOf(read)).toEqual(expect.arrayContaining(['effect', 'transition', 'not-carried']));
  });

  it('multiplies speeds of clips and of what they lie in', () => {
    const twice = [{ OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: 2 }];
    const inner = track([clip('a', 100, 50, { effects: twice })], { effects: twice, source_range: range(5, 20) });
    expect(shotsOf(imported(otio(track([inner]))).document)).toEqual(['a.mov 30+20 ×4']);
  });

  it('looks through nested stacks to the track on top', () => {
    const stack = {
      OTIO_SCHEMA: 'Stack.1',
      children: [track([clip('a', 0, 50)]), track([gap(10), clip('b', 0, 10)])],
      source_range: range(5, 40),
    };
    expect(shotsOf(imported(otio(track([gap(5), stack]))).document)).toEqual([
      'card #000000 +5',
      'a.mov 5+5',
      'b.mov 0+10',
      'a.mov 20+25',
    ]);
  });

  it('leaves out what is switched off', () => {
    const read = imported(otio(track([clip('a', 0, 25)]), track([clip('b', 0, 25, { enabled: false })])));
    expect(shotsOf(read.document)).toEqual(['a.mov 0+25']);
  });

  it('writes sections and cues as markers, and reads the sections back', () => {
    const document = {
      version: 1,
      id: 'film',
      title: 'Film',
      languages: ['en'],
      format: { width: 64, height: 36, frameRate: '25' },
      media: { a: { file: 'media/a.mp4' } },
      timeline: [{ section: { title: 'One' } }, { clip: 'a', from: '1s', to: '3s' }],
    };
    const { text = '' } = exportFilm(filmOf(document, undefined, [{ start: 1000, end: 1500, text: 'Hello.' }]), 'otio');
    const { tracks } = JSON.parse(text) as { tracks: { markers: Document[] } };
    expect(tracks.markers).toMatchObject([
      { name: 'One', marked_range: { start_time: { value: 0, rate: 25 } } },
      { name: 'Hello.', marked_range: { start_time: { value: 25 }, duration: { value: 13 } } },
    ]);
    expect(sectionsOf(imported(text).document)).toEqual([{ title: 'One' }]);
  });

  it('takes the cut alone where what Polyreel wrote beside it was spoilt', () => {
    const spoilt = JSON.parse(otio(track([clip('a', 0, 25)])));
    spoilt.metadata = { polyreel: { manifest: { id: 'NO!', languages: [], title: {} } } };
    const read = imported(JSON.stringify(spoilt));
    expect([shotsOf(read.document), read.document.id]).toEqual([['a.mov 0+25'], 'test']);
    expect(codesOf(read)).toContain('own-data');
  });
});
