import { describe, expect, it } from 'vitest';
import { referenceSize } from '../../src/plan/drawing.ts';
import { chapterFrames, posterFrame, type StillStep, stillSteps } from '../../src/plan/stills.ts';
import type { Timeline } from '../../src/timeline/timeline.ts';
import { clipFacts, stillFacts } from '../support/facts.ts';
import { type Document, manifestOf, plainFont, timelineOf } from '../support/project.ts';

const media = new Map([
  ['a', clipFacts(60, 'da')],
  ['b', clipFacts(60, 'db')],
  ['s', stillFacts()],
]);
const build = (document: Document): Timeline => {
  const { timeline, problems } = timelineOf(document, media);
  if (!timeline) throw new Error(JSON.stringify(problems));
  return timeline;
};
const card = { card: { title: { en: 'Care', cs: 'Péče' } }, duration: '4s' };
const section = { section: { title: 'Part' } };
const steps = (document: Document, tool = 'build'): { poster: StillStep; chapters: readonly StillStep[] } => {
  const { format, languages, subtitleStyle: style, timeline: entries } = manifestOf(document);
  const page = { ...referenceSize(format), font: plainFont };
  return stillSteps({ timeline: build(document), format, languages, style, page, tool, entries });
};

describe('the frame of the poster', () => {
  it('is the middle of the first shot that is no card', () => {
    expect(posterFrame(build({ timeline: [card, { clip: 'a', to: '10s' }] }))).toBe(100 + 125);
    const credits = { credits: { lines: ['Camera'] }, duration: '4s' };
    expect(posterFrame(build({ timeline: [credits, { clip: 'a', to: '10s' }] }))).toBe(100 + 125);
    expect(posterFrame(build({ timeline: [card, { still: 's', duration: '2s' }, { clip: 'a' }] }))).toBe(125);
  });

  it('keeps away from transitions', () => {
    const crossfade = { type: 'crossfade', duration: '2s' };
    const timeline = [card, { clip: 'a', to: '6s', transition: crossfade }, { clip: 'b', transition: crossfade }];
    expect(posterFrame(build({ timeline }))).toBe(100 + 25);
    // A shot that is all transition is no picture of its own.
    const passing = [card, { clip: 'a', to: '4s', transition: crossfade }, { clip: 'b', transition: crossfade }];
    expect(posterFrame(build({ timeline: passing }))).toBe(150 + 725);
  });

  it('is the middle of a film that has nothing but cards', () => {
    expect(posterFrame(build({ timeline: [card, card] }))).toBe(100);
  });

  it('is the one that the manifest names', () => {
    expect(posterFrame(build({ timeline: [{ clip: 'a' }], poster: '00:00:12' }))).toBe(300);
    expect(posterFrame(build({ timeline: [{ clip: 'a' }], poster: '1499f' }))).toBe(1499);
  });
});

describe('the frames of the sections', () => {
  it('are found as the poster’s, each in its own section', () => {
    const timeline = [card, section, card, { clip: 'a', to: '4s' }, section, { clip: 'b', to: '2s' }];
    expect(chapterFrames(build({ timeline, poster: '1s' }))).toEqual([250, 325]);
  });

  it('are the middle of a section that has nothing of its own but cards', () => {
    expect(chapterFrames(build({ timeline: [section, card, section, { clip: 'a', to: '4s' }] }))).toEqual([50, 150]);
  });
});

describe('the picture that a section is given', () => {
  const shots = [section, { clip: 'a', to: '4s' }, { clip: 'b', to: '2s', picture: true }, { clip: 'a', to: '4s' }];
  const framesOf = (timeline: Document['timeline']): number[] => {
    const { timeline: entries } = manifestOf({ timeline });
    return chapterFrames(build({ timeline }), entries);
  };

  it('is the middle of the shot that the manifest names, of two the first', () => {
    expect(framesOf(shots)).toEqual([100 + 25]);
    expect(framesOf([...shots, { clip: 'b', to: '2s', picture: true }])).toEqual([125]);
    expect(framesOf([section, { clip: 'a', to: '4s' }, { clip: 'b', to: '2s', picture: false }])).toEqual([50]);
  });

  it('is away from the shot’s transitions, and of its own section', () => {
    const named = { clip: 'b', to: '4s', picture: true, transition: { type: 'crossfade', duration: '1s' } };
    expect(framesOf([section, { clip: 'a', to: '4s' }, named])).toEqual([100 + 37]);
    expect(framesOf([section, { clip: 'a', to: '4s' }, section, { ...named, transition: undefined }])).toEqual([
      50, 150,
    ]);
  });

  it('is the chapter’s picture of the release too', () => {
    const [chapter] = steps({ timeline: shots }).chapters;
    expect(chapter).toMatchObject({ path: 'chapters/01.jpg', span: { first: 125 } });
    expect(chapter?.span.parts[0].shot.entry).toBe(2);
  });
});

describe('stills', () => {
  const document = { timeline: [card, section, { clip: 'a', to: '4s' }, section, { clip: 'b', to: '4s' }] };

  it('are single frames of the film, at its own size, under fixed names', () => {
    const { poster, chapters } = steps(document);
    expect([poster, ...chapters].map(({ path }) => path)).toEqual(['poster.jpg', 'chapters/01.jpg', 'chapters/02.jpg']);
    expect(poster).toMatchObject({ kind: 'still', frame: 0, width: 1280, height: 720 });
    expect(poster.span).toMatchObject({ kind: 'solo', first: 150, frames: 1 });
    expect(poster.span.parts[0].offset).toBe(50);
  });

  it('of one frame are one, and others are others', () => {
    const { poster, chapters } = steps(document);
    expect(chapters[0]?.key).toBe(poster.key);
    expect(chapters[1]?.key).not.toBe(poster.key);
    expect(steps({ ...document, poster: '7s' }).poster.key).not.toBe(poster.key);
    expect(steps(document, 'another build').poster.key).not.toBe(poster.key);
  });

  it('do not change with what does not show in them', () => {
    const { poster } = steps(document);
    const moved = steps({ timeline: [{ ...card, duration: '6s' }, section, { clip: 'a', to: '4s' }] });
    expect(moved.poster.key).toBe(poster.key);
  });

  it('show a card in the film’s first language', () => {
    const { poster } = steps({ timeline: [card, { clip: 'a' }], poster: '1s', languages: ['cs', 'en'] });
    expect(JSON.stringify(poster.under)).toContain('Péče');
    expect(JSON.stringify(poster.under)).not.toContain('Care');
    const other = { card: { title: { en: 'Care', cs: 'Pomoc' } }, duration: '4s' };
    const changed = steps({ timeline: [other, { clip: 'a' }], poster: '1s', languages: ['cs', 'en'] });
    expect(changed.poster.key).not.toBe(poster.key);
  });

  it('inside a transition are made from all of it', () => {
    const crossfade = { type: 'crossfade', duration: '2s' };
    const timeline = [
      { clip: 'a', to: '4s' },
      { clip: 'b', to: '4s', transition: crossfade },
    ];
    const at = (poster: string) => steps({ timeline, poster }).poster;
    expect(at('3s')).toMatchObject({ frame: 25, span: { kind: 'crossfade', first: 50, frames: 50 } });
    expect(at('3s').key).not.toBe(at('76f').key);
  });
});
