import { type PackRequest, packStep } from '../../../src/plan/pack/pack.ts';
import type { Cue } from '../../../src/subtitles/cue.ts';

export const CUES: readonly Cue[] = [
  {
    start: 1000,
    end: 2500,
    lines: [[{ text: 'Sestra přijíždí' }], [{ text: 'do ' }, { text: 'každé', italic: true }]],
  },
  { start: 2500, end: 3500, lines: [[{ text: 'vesnice.' }]], position: { vertical: 'top', horizontal: 'center' } },
  { start: 4000, end: 5000, lines: [[{ text: 'R&D <b> "x" </script>' }]], speaker: 'Jana' },
];

export const request = (changes: Partial<PackRequest> = {}): PackRequest => ({
  id: 'film',
  language: 'cs',
  title: 'Blízko "domova" & <dál>',
  burned: { path: 'film.cs.720p.mp4', key: 'b'.repeat(64) },
  soft: { path: 'film.720p.mp4', key: '5'.repeat(64) },
  poster: { path: 'poster.jpg', key: 'a'.repeat(64) },
  sections: [
    { start: 0, end: 4000, title: 'Česko' },
    { start: 4000, end: 6000, title: 'Francie & <my>' },
  ],
  track: { language: changes.language ?? 'cs', kind: 'translation', cues: CUES },
  ...changes,
});

/** The text of a member. */
export const textOf = (name: string, changes: Partial<PackRequest> = {}): string => {
  const member = packStep(request(changes)).members.find((each) => each.name === name);
  if (!member || !('text' in member)) throw new Error(`${name} is no text of the pack`);
  return member.text;
};
