import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/interchange/import.ts';

const deep = (open: string, close: string, inner: string, depth: number): string =>
  open.repeat(depth) + inner + close.repeat(depth);
const nest = (depth: number): unknown =>
  depth === 0 ? { OTIO_SCHEMA: 'Gap.1' } : { OTIO_SCHEMA: 'Stack.1', children: [nest(depth - 1)] };
/** Each sequence shows the next one twice: a few lines that would be millions of clips. */
const doubling = `<fcpxml><resources><format id="f" frameDuration="1/25s"/>${Array.from({ length: 24 }, (_, i) => `<media id="m${i}"><sequence><spine><ref-clip ref="m${i + 1}" offset="0s" duration="1s"/><ref-clip ref="m${i + 1}" offset="1s" duration="1s"/></spine></sequence></media>`).join('')}</resources><project><sequence format="f"><spine><ref-clip ref="m0" offset="0s" duration="9s"/></spine></sequence></project></fcpxml>`;
const loop = '<mlt><playlist id="p"><entry producer="p" in="0" out="9"/></playlist></mlt>';

describe('what cannot be imported is refused with a reason', () => {
  it.each([
    ['nothing', '', 'unknown-format'],
    ['words', 'Dear editor, the film comes tomorrow.', 'unknown-format'],
    ['half a JSON', '{"OTIO_SCHEMA": "Timeline.1", ', 'unreadable'],
    ['JSON of something else', '{"version": 1}', 'no-timeline'],
    ['a list', '[]', 'no-timeline'],
    ['a timeline without tracks', '{"OTIO_SCHEMA": "Timeline.1"}', 'no-timeline'],
    [
      'a timeline of sound',
      '{"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [{"OTIO_SCHEMA": "Track.1", "kind": "Audio", "children": []}]}}',
      'no-picture',
    ],
    ['stacks in stacks', JSON.stringify({ OTIO_SCHEMA: 'Timeline.1', tracks: nest(60) }), 'too-deep'],
    ['XML of something else', '<svg/>', 'unknown-format'],
    ['half an XML', '<xmeml><sequence>', 'unreadable'],
    ['entities', '<!DOCTYPE mlt [<!ENTITY a "b">]><mlt>&a;</mlt>', 'unreadable'],
    ['a document type elsewhere', '<!DOCTYPE mlt SYSTEM "http://host/x.dtd"><mlt/>', 'unreadable'],
    ['elements in elements', deep('<mlt>', '</mlt>', '', 300), 'unreadable'],
    ['an empty MLT', '<mlt/>', 'no-timeline'],
    ['a playlist that plays itself', loop, 'too-deep'],
    ['sequences that multiply', doubling, 'too-large'],
    ['an FCPXML of clips', '<fcpxml><resources/></fcpxml>', 'no-timeline'],
    ['a Final Cut 7 XML without a sequence', '<xmeml/>', 'no-timeline'],
  ])('%s', (_, text, code) => {
    const { document, problems } = importFile(text, { name: 'x' });
    expect([document, problems.at(-1)?.code, problems.at(-1)?.severity]).toEqual([undefined, code, 'block']);
  });
});
