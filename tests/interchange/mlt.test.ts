import { describe, expect, it } from 'vitest';
import { codesOf, type Document, imported, sectionsOf, shotsOf } from './kit.ts';

const property = (name: string, value: string) => `<property name="${name}">${value}</property>`;
const film = (id: string, more = '') =>
  `<chain id="${id}" out="499">${property('resource', `/home/x/${id}.mp4`)}${property('mlt_service', 'avformat-novalidate')}${property('length', '500')}${more}</chain>`;
const entry = (id: string, first: string | number, last: string | number, more = '') =>
  `<entry producer="${id}" in="${first}" out="${last}">${more}</entry>`;
const playlist = (id: string, inner: string) => `<playlist id="${id}">${inner}</playlist>`;
const mlt = (inner: string) =>
  `<?xml version="1.0"?><mlt><profile width="64" height="36" frame_rate_num="25" frame_rate_den="1"/>${film('a')}${film('b')}${inner}</mlt>`;
const tractor = (tracks: readonly string[], more = '') =>
  `<tractor id="main">${tracks.map((id) => `<track producer="${id}"/>`).join('')}${more}</tractor>`;

describe('MLT and Kdenlive', () => {
  it('counts in and out with both ends, in frames and in time', () => {
    const list = playlist('p', `${entry('a', 10, 59)}<blank length="5"/>${entry('b', '00:00:01.000', '00:00:01.960')}`);
    const { document } = imported(mlt(list + tractor(['p'])));
    expect(shotsOf(document)).toEqual(['a.mp4 10+50', 'card #000000 +5', 'b.mp4 25+25']);
    expect(document.format).toEqual({ width: 64, height: 36, frameRate: '25' });
  });

  it('makes a crossfade where the two playlists of a track overlap', () => {
    const lists = playlist('p', entry('a', 10, 59)) + playlist('q', `<blank length="40"/>${entry('b', 0, 49)}`);
    const luma = `<transition in="40" out="50">${property('a_track', '0')}${property('b_track', '1')}${property('mlt_service', 'luma')}</transition>`;
    expect(shotsOf(imported(mlt(lists + tractor(['p', 'q'], luma))).document)).toEqual([
      'a.mp4 10+50',
      'crossfade 10 b.mp4 0+50',
    ]);
  });

  it('puts a clip together again that Shotcut parts before a crossfade', () => {
    const luma = `<transition in="0" out="9">${property('mlt_service', 'luma')}</transition>`;
    const mix = `<tractor id="mix" in="0" out="9"><track producer="a" in="50" out="59"/><track producer="b" in="0" out="9"/>${luma}</tractor>`;
    const list = playlist('p', entry('a', 10, 49) + entry('mix', 0, 9) + entry('b', 10, 49));
    expect(shotsOf(imported(mlt(mix + list + tractor(['p']))).document)).toEqual([
      'a.mp4 10+50',
      'crossfade 10 b.mp4 0+50',
    ]);
  });

  it('lays tracks over each other, the last on top, and leaves out what is hidden', () => {
    const lists = playlist('p', entry('a', 0, 49)) + playlist('q', `<blank length="10"/>${entry('b', 0, 9)}`);
    const hidden = tractor(['p', 'q', 'p']).replace(
      /<track producer="p"\/>(?=<\/tractor>)/,
      '<track producer="p" hide="both"/>',
    );
    expect(shotsOf(imported(mlt(lists + hidden)).document)).toEqual(['a.mp4 0+10', 'b.mp4 0+10', 'a.mp4 20+30']);
  });

  it('reads speeds, colours, titles and guides, and tells of effects', () => {
    const fast = `<producer id="f" out="99">${property('mlt_service', 'timewarp')}${property('resource', '2:a.mp4')}${property('warp_resource', '/x/a.mp4')}${property('warp_speed', '2')}</producer>`;
    const colour = `<producer id="c" out="99">${property('mlt_service', 'color')}${property('resource', '0x103a5cff')}</producer>`;
    const title = `<producer id="t" out="99">${property('mlt_service', 'kdenlivetitle')}${property('xmldata', '&lt;kdenlivetitle&gt;&lt;content&gt;The farm&lt;/content&gt;&lt;/kdenlivetitle&gt;')}</producer>`;
    const sepia = `<filter>${property('mlt_service', 'sepia')}</filter>`;
    const list = playlist('p', entry('t', 0, 24) + entry('c', 0, 24) + entry('f', 10, 34, sepia));
    const guides = property('kdenlive:sequenceproperties.guides', '[{"comment":"Bus","pos":25,"type":0}]');
    const read = imported(mlt(fast + colour + title + list + tractor(['p'], guides)));
    expect(shotsOf(read.document)).toEqual(['card #000000 +25', 'card #103a5c +25', 'a.mp4 10+25 ×2']);
    expect((read.document.timeline as Document[])[0]).toMatchObject({ card: { title: 'The farm' } });
    expect(sectionsOf(read.document)).toEqual([{ title: 'Bus' }]);
    expect(codesOf(read)).toEqual(expect.arrayContaining(['title', 'effect']));
  });

  it('leaves out a title over a picture, and says so', () => {
    const title = `<producer id="t" out="99">${property('mlt_service', 'kdenlivetitle')}</producer>`;
    const lists = playlist('p', entry('a', 0, 49)) + playlist('q', entry('t', 0, 24));
    const read = imported(mlt(title + lists + tractor(['p', 'q'])));
    expect(shotsOf(read.document)).toEqual(['a.mp4 0+50']);
    expect(codesOf(read)).toContain('overlay');
  });
});
