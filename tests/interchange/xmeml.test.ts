import { describe, expect, it } from 'vitest';
import { codesOf, type Document, imported, sectionsOf, shotsOf } from './kit.ts';

const rate = (timebase = 25, ntsc = 'FALSE') => `<rate><timebase>${timebase}</timebase><ntsc>${ntsc}</ntsc></rate>`;
const clip = (file: string, [start, end, first, last]: readonly number[], more = '') =>
  `<clipitem><name>${file}</name>${rate()}<start>${start}</start><end>${end}</end><in>${first}</in><out>${last}</out><file id="${file}"><name>${file}</name><pathurl>file://localhost/d/${file}</pathurl>${rate()}<duration>500</duration></file>${more}</clipitem>`;
const dissolve = (start: number, end: number, alignment = 'center', name = 'Cross Dissolve') =>
  `<transitionitem><start>${start}</start><end>${end}</end><alignment>${alignment}</alignment>${rate()}<effect><name>${name}</name></effect></transitionitem>`;
const xmeml = (video: string, audio = '', more = '') =>
  `<?xml version="1.0"?><!DOCTYPE xmeml><xmeml version="4"><project><name>P</name><children><sequence id="s"><name>Home</name>${rate()}<media><video><format><samplecharacteristics><width>64</width><height>36</height></samplecharacteristics></format>${video}</video><audio>${audio}</audio></media>${more}</sequence></children></project></xmeml>`;
const track = (inner: string) => `<track>${inner}<enabled>TRUE</enabled></track>`;

describe('the XML of Final Cut 7', () => {
  it('takes in and out from the first picture of the file', () => {
    const { document } = imported(xmeml(track(clip('a.mov', [10, 60, 100, 150]))));
    expect(shotsOf(document)).toEqual(['card #000000 +10', 'a.mov 100+50']);
    expect(document).toMatchObject({ title: 'Home', format: { width: 64, height: 36, frameRate: '25' } });
  });

  it.each([
    ['center', ['a.mov 100+65', 'crossfade 20 b.mov 30+60']],
    ['start', ['a.mov 100+65', 'crossfade 20 b.mov 30+60']],
  ])('finds the cut in a transition (%s), in and out being those with handles', (alignment, shots) => {
    const items = clip('a.mov', [0, -1, 100, 165]) + dissolve(45, 65, alignment) + clip('b.mov', [-1, 105, 30, 90]);
    expect(shotsOf(imported(xmeml(track(items))).document)).toEqual(shots);
  });

  it('fades out to black at an end', () => {
    const items = clip('a.mov', [0, -1, 100, 160]) + dissolve(50, 60, 'end-black');
    expect(shotsOf(imported(xmeml(track(items))).document)).toEqual(['a.mov 100+60', 'crossfade 10 card #000000 +10']);
  });

  it('counts frames after a change of speed', () => {
    const slow =
      '<filter><effect><name>Time Remap</name><effectid>timeremap</effectid><parameter><parameterid>speed</parameterid><value>50</value></parameter></effect></filter>';
    expect(shotsOf(imported(xmeml(track(clip('a.mov', [0, 50, 100, 150], slow)))).document)).toEqual([
      'a.mov 100+50 ×1/2',
    ]);
  });

  it('looks into sequences, and lays tracks over each other', () => {
    const nested = `<clipitem><name>inner</name>${rate()}<start>0</start><end>40</end><in>10</in><out>50</out><sequence id="n"><name>inner</name>${rate()}<media><video>${track(clip('a.mov', [0, 30, 0, 30]) + clip('b.mov', [30, 60, 5, 35]))}</video></media></sequence></clipitem>`;
    const read = imported(xmeml(track(nested) + track(clip('c.mov', [35, 60, 0, 25]))));
    expect(shotsOf(read.document)).toEqual(['a.mov 10+20', 'b.mov 5+15', 'c.mov 0+25']);
  });

  it('makes cards of words, sections of markers, and tells of the rest', () => {
    const words = `<generatoritem><name>Text</name>${rate()}<start>0</start><end>25</end><effect><name>Text</name><parameter><parameterid>str</parameterid><value>The farm</value></parameter></effect></generatoritem>`;
    const marker = '<marker><name>Bus</name><comment/><in>25</in><out>-1</out></marker>';
    const blur = '<filter><effect><name>Blur</name><effectid>blur</effectid></effect></filter>';
    const read = imported(
      xmeml(track(words + clip('b.mov', [25, 50, 0, 25], blur)), track(clip('x.mov', [0, 25, 0, 25])), marker),
    );
    expect((read.document.timeline as Document[])[0]).toEqual({
      card: { title: 'The farm', background: '#000000' },
      duration: '00:00:01:00',
    });
    expect(sectionsOf(read.document)).toEqual([{ title: 'Bus' }]);
    expect(codesOf(read)).toEqual(expect.arrayContaining(['title', 'effect', 'sound']));
  });

  it('knows 29.97', () => {
    const text = xmeml(track(clip('a.mov', [0, 30, 0, 30]))).replaceAll(rate(), rate(30, 'TRUE'));
    expect(imported(text).document.format).toMatchObject({ frameRate: '30000/1001' });
  });
});
