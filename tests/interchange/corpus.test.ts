import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/interchange/import.ts';
import { corpus, corpusName } from '../subtitles/corpus.ts';
import { imported, R24, sectionsOf, shotsOf } from './kit.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus/timelines/', import.meta.url));

interface Expected {
  /** The file, its first frame at the film's rate and the shot's speed, the frames shown; as read from the file by eye. */
  readonly shots?: readonly string[];
  readonly sections?: readonly string[];
  /** Codes of what is told beside where the media go and what size was assumed. */
  readonly told?: readonly string[];
  readonly refused?: string;
  readonly at24?: true;
}

const SCREENING = [
  ['501', 'LAY3', '01', '101+31'],
  ['502A', 'LAY3', '02', '157+50'],
  ['503A', 'LAY1', '01', '201+28'],
  ['504C', 'LAY1', '02', '241+115'],
  ['504B', 'LAY1', '02', '353+101'],
  ['507C', 'LAY2', '01', '101+161'],
  ['508', 'LAY2', '02', '228+170'],
  ['510', 'LAY1', '02', '322+136'],
  ['510B', 'LAY1', '02', '101+257'],
];

const EXPECTED: Readonly<Record<string, Expected>> = {
  // Track 3 begins 7 frames before its first clip and lies over the clip of track 2.
  'OpenTimelineIO__multiple_track.otio': {
    shots: ['titles.mov 3+3', 'wind-up.mov 2+4', 'punchline.mov 0+9', 'credits.mov 3+3'],
    told: ['covered'],
  },
  // 29 frames at 0.8545… and four of a held picture; 31 of the 37 frames in the first stack.
  'OpenTimelineIO__nested_example.otio': {
    shots: [
      'Normal Clip 1.mov 135+238',
      'Clip Inside A Stack 1.mov 373+31',
      'Normal Clip 2.mov 101+33',
      'Clip Inside A Stack 2.mov 502+29 ×170909091/200000000',
      'Normal Clip 3.mov 179+63',
      'Clip Inside A Track.mov 471+4 held',
      'Normal Clip 4.mov 135+238',
    ],
  },
  'OpenTimelineIO__screening_example.otio': {
    shots: SCREENING.map(([shot, layer, , frames]) => `ZZ100_${shot} (${layer}).mov ${frames}`),
    sections: ['Chapter 1'],
    told: ['assumed-start', 'bad-range', 'marker'],
  },
  'OpenTimelineIO__simple_cut.otio': {
    shots: ['titles.mov 3+3', 'wind-up.mov 2+6', 'punchline.mov 0+4', 'credits.mov 0+6'],
  },
  // Two frames before the cut and three after it; of the three, footage has one.
  'OpenTimelineIO__transition.otio': {
    shots: ['titles.mov 3+3', 'wind-up.mov 2+7', 'crossfade 3 punchline.mov 0+6', 'credits.mov 0+6'],
    told: ['short-transition'],
  },
  'kdenlive-test-suite__audio-mix.kdenlive': {
    shots: ['card #ff80ff +8', 'card #ffff00 +22'],
    told: ['covered', 'effect', 'sound'],
  },
  'kdenlive-test-suite__mix-luma.kdenlive': {
    shots: ['card #ffff80 +87', 'crossfade 25 card #ff80ff +100', 'crossfade 25 card #0000ff +88'],
  },
  'kdenlive-test-suite__sequences.kdenlive': {
    shots: ['card #ff80ff +32', 'card #80ffff +36', 'card #80ff80 +33'],
    told: ['effect'],
  },
  'kdenlive-test-suite__smpte-colors.mlt': { shots: ['card #000000 +125'], told: ['not-carried'] },
  'kdenlive-test-suite__typewriter-effect.kdenlive': { shots: ['card #000000 +142'], told: ['title'] },
  // Neither the title nor the clip says how long it is.
  'mlt__pango.mlt': { refused: 'no-length' },
  'otio-cmx3600-adapter__25fps.edl': {
    shots: ['sq001_s001.mov 0+161', 'sq001_s002.mov 0+200', 'sq001_s003.mov 0+86', 'sq001_s004.mov 0+49'],
    told: ['assumed-rate', 'assumed-start'],
  },
  'otio-cmx3600-adapter__dissolve_test_2.edl': {
    shots: ['clip_A.mov 101+15', 'crossfade 10 clip_B.mov 196+10', 'clip_B.mov 206+5'],
    told: ['assumed-start'],
    at24: true,
  },
  // Ten minutes into the hour 0; then the hours 23 and 10.
  'otio-cmx3600-adapter__gap_test.edl': {
    shots: ['shot1.mov 14400+24', 'card #000000 +16', 'shot2.mov 0+24', 'card #000000 +38', 'shot3.mov 0+24'],
    told: ['assumed-start'],
    at24: true,
  },
  // One event, and that of two sound channels.
  'otio-cmx3600-adapter__multi_audio.edl': { refused: 'no-picture' },
  'otio-cmx3600-adapter__screening_example.edl': {
    shots: SCREENING.map(([shot, layer, take, frames]) => `ZZ100_${shot}.${layer}.${take} ${frames}`),
    sections: ['ANIM FIX NEEDED', 'Chapter 2'],
    told: ['assumed-start', 'marker', 'not-carried'],
    at24: true,
  },
  // Two held pictures (M2 000.0), and 47.6 frames a second.
  'otio-cmx3600-adapter__speed_effects_small.edl': {
    shots: [
      'Z677_4C (ANIM10).mov 45+126',
      'card #000000 +12114',
      'Z682_156 (LAY3) FF.mov 261+17 held',
      'Z682_157 (LAY2) FF.mov 260+1 held',
      'Z682_157 (LAY2).mov 260+18',
      'card #000000 +4324',
      'Z686_5A (LAY2) (47.56 FPS).mov 73+36 ×1983333333/1000000000',
    ],
    told: ['assumed-start'],
    at24: true,
  },
  'otio-cmx3600-adapter__wipe_test.edl': {
    shots: ['clip_A.mov 101+19', 'wipe-left 10 clip_B.mov 200+10', 'clip_B.mov 210+1'],
    told: ['assumed-start', 'wipe'],
    at24: true,
  },
  // The second clip counts its frames at a quarter of the speed: 326400 of them are 3400 s.
  'otio-fcp-adapter__hiero_xml_export.xml': {
    shots: ['card #000000 +14', 'A160C005_171213_R0MN.mxf 0+1055', 'card #000000 +16', 'clip.mov 326400+239 ×1/4'],
    told: ['speed'],
  },
  // The title of 941 frames lies over all; a sequence of two clips lies in the middle; the first dissolve shows track 1.
  'otio-fcp-adapter__premiere_example.xml': {
    shots: [
      'card #000000 +13',
      'sc01_sh010_anim.mov 0+100',
      'card #000000 +52',
      'sc01_sh020_anim.mov 0+157',
      'sc01_sh030_anim.mov 0+235',
      'crossfade 19 sc01_sh010_anim.mov 2+98',
      'sc01_sh010_anim.mov 0+100',
      'sc01_sh030_anim.mov 0+220',
      'sc01_master_layerA_sh030_temp.mov 34+221',
      'crossfade 25 sc01_sh010_anim.mov 6+94',
    ],
    sections: ['My MArker 1', 'Chapter 2', 'dsf'],
    told: ['covered', 'marker', 'not-carried', 'overlay', 'sound'],
  },
  // Clips of an event, none of them in a project.
  'otio-fcpx-xml-adapter__fcpx_clips.fcpxml': { refused: 'no-timeline' },
  'otio-fcpx-xml-adapter__fcpx_project.fcpxml': {
    shots: [
      'IMG_0715.MOV 0+315',
      'crossfade 30 card #000000 +315',
      'IMG_0513.MOV 0+300',
      'card #000000 +630',
      'crossfade 30 IMG_0268.MOV 0+300',
      'crossfade 30 IMG_0740.MOV 0+167',
      'IMG_0857.MOV 0+300',
      'card #000000 +163',
      'IMG_0233.MOV 109+191',
      'card #000000 +300',
      'IMG_0268.MOV 0+300',
      'card #000000 +109',
      'IMG_0233.MOV 0+300',
      'IMG_0687.MOV 376+300',
      'IMG_0268.MOV 232+300',
      'IMG_0233.MOV 57+243',
      'card #000000 +57',
    ],
    sections: ['Marker 1', 'Marker 5', 'Marker 9', 'Marker 4', 'Marker 7', 'Marker 8'],
    told: ['covered', 'marker'],
  },
};

const USUAL = ['assumed-size', 'media-place'];

describe.skipIf(!corpus)(corpusName('real timelines'), () => {
  it('all stand in the table', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', (name, { shots, sections = [], told = [], refused, at24 }) => {
    const text = readFileSync(`${folder}${name}`, 'utf8');
    if (refused) {
      const { document, problems } = importFile(text, { name: 'test' });
      expect([document, problems.at(-1)]).toMatchObject([undefined, { severity: 'block', code: refused }]);
      return;
    }
    const { document, problems } = imported(text, at24 && R24);
    expect(shotsOf(document)).toEqual(shots);
    expect(sectionsOf(document).map((section) => (section as { title: string }).title)).toEqual(sections);
    const codes = new Set(problems.map(({ code }) => code).filter((code) => !USUAL.includes(code)));
    expect([...codes].sort()).toEqual(told);
  });
});
