import { describe, expect, it } from 'vitest';
import { codesOf, type Document, imported, sectionsOf, shotsOf } from './kit.ts';

const fcpx = (spine: string, more = ''): string => `<?xml version="1.0"?><!DOCTYPE fcpxml>
<fcpxml version="1.9"><resources>
  <format id="r1" frameDuration="1001/30000s" width="1280" height="720"/>
  <asset id="a" name="farm" start="3600s" duration="3003/100s" hasVideo="1" format="r1"><media-rep src="file:///Volumes/Big%20Disk/farm.mov"/></asset>
  <asset id="b" name="bus" src="file:///C:/bus.mp4" start="0s" duration="3003/100s" hasVideo="1"/>
  <asset id="w" name="song" src="song.wav" start="0s" duration="300s" hasAudio="1" hasVideo="0"/>
  <effect id="t" name="Basic Title"/><effect id="g" name="Clouds"/>${more}
</resources><project name="Home"><sequence format="r1"><spine>${spine}</spine></sequence></project></fcpxml>`;
const frames = (count: number): string => `${count * 1001}/30000s`;
const clip = (ref: string, offset: number, duration: number, start: string, inner = ''): string =>
  `<asset-clip ref="${ref}" name="${ref}" offset="${frames(offset)}" duration="${frames(duration)}" start="${start}">${inner}</asset-clip>`;
const later = (count: number): string => `${3600 * 30_000 + count * 1001}/30000s`;

describe('FCPXML', () => {
  it('counts from the first picture, whatever timecode the asset has', () => {
    const { document } = imported(fcpx(clip('a', 0, 60, later(15)) + clip('b', 60, 30, frames(7))));
    expect(shotsOf(document)).toEqual(['farm.mov 15+60', 'bus.mp4 7+30']);
    expect(document.format).toEqual({ width: 1280, height: 720, frameRate: '30000/1001' });
    expect(document.title).toBe('Home');
  });

  it('begins at the beginning of the asset where no start is written', () => {
    const text = fcpx(`<asset-clip ref="a" offset="0s" duration="${frames(30)}"/>`);
    expect(shotsOf(imported(text).document)).toEqual(['farm.mov 0+30']);
  });

  it('adds footage of either side to a transition', () => {
    const join = `<transition name="Cross Dissolve" offset="${frames(50)}" duration="${frames(20)}"/>`;
    const { document } = imported(fcpx(clip('a', 0, 60, later(15)) + join + clip('b', 60, 30, frames(30))));
    expect(shotsOf(document)).toEqual(['farm.mov 15+70', 'crossfade 20 bus.mp4 20+40']);
  });

  it('fades in and out where nothing is before or after', () => {
    const join = (offset: number) =>
      `<transition name="Cross Dissolve" offset="${frames(offset)}" duration="${frames(10)}"/>`;
    const { document } = imported(fcpx(join(0) + clip('b', 0, 60, frames(9)) + join(50)));
    expect(shotsOf(document)).toEqual(['fade 20 bus.mp4 9+60', 'crossfade 10 card #000000 +10']);
  });

  it('reads one speed from a time map', () => {
    const map = `<timeMap><timept time="0s" value="0s"/><timept time="10s" value="20s"/></timeMap>`;
    const { document } = imported(fcpx(clip('b', 0, 30, frames(40), map)));
    expect(shotsOf(document)).toEqual(['bus.mp4 40+30 ×2']);
  });

  it('lays lanes over each other and looks into compound clips', () => {
    const compound = `<media id="m" name="inner"><sequence format="r1"><spine>${clip('b', 0, 30, '0s')}${clip('a', 30, 30, later(0))}</spine></sequence></media>`;
    const over = clip('b', 10, 5, frames(100)).replace('<asset-clip', '<asset-clip lane="1"');
    const nested = `<ref-clip ref="m" offset="${frames(20)}" duration="${frames(20)}" start="${frames(20)}"/>`;
    const read = imported(fcpx(clip('b', 0, 20, '0s', over) + nested, compound));
    expect(shotsOf(read.document)).toEqual([
      'bus.mp4 0+10',
      'bus.mp4 100+5',
      'bus.mp4 15+5',
      'bus.mp4 20+10',
      'farm.mov 0+10',
    ]);
    expect(codesOf(read)).toContain('covered');
  });

  it('makes cards of titles that stand alone, sections of markers, and tells of the rest', () => {
    const title = `<title ref="t" name="T" offset="0s" duration="${frames(30)}"><text><text-style>The </text-style><text-style>farm</text-style></text></title>`;
    const over = title.replace('<title', '<title lane="1"').replace('offset="0s"', `offset="${frames(3)}"`);
    const clouds = `<video ref="g" name="Clouds" offset="${frames(60)}" duration="${frames(10)}"/>`;
    const marked = clip(
      'b',
      30,
      30,
      '0s',
      `${over}<filter-video name="Sepia"/><chapter-marker start="0s" value="Bus"/>`,
    );
    const read = imported(fcpx(title + marked + clouds));
    expect(shotsOf(read.document)).toEqual(
      ['card #000000 +30', 'bus.mp4 0+30', 'card #000000 +3', 'card #000000 +10'].filter((_, i) => i !== 2),
    );
    expect((read.document.timeline as Document[])[0]).toMatchObject({ card: { title: 'The farm' } });
    expect(sectionsOf(read.document)).toEqual([{ title: 'Bus' }]);
    expect(codesOf(read)).toEqual(expect.arrayContaining(['title', 'overlay', 'not-carried']));
  });
});
