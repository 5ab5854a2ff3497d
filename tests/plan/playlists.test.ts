import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/plan/plan.ts';
import { streamFiles } from '../../src/plan/playlists.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { clipFacts } from '../support/facts.ts';
import { addressOf, attribute, renditionsOf } from '../support/hls/lines.ts';
import { cue, manifestOf, plainFont } from '../support/project.ts';

/** A film of shots of so many seconds, spoken in one language and narrated in two, as the texts of its stream. */
const streamed = (spoken: string, seconds: number, count = 4, words = 'Dobrý den.') => {
  const shots = Array.from({ length: count }, (_, i) => ({
    clip: 'a',
    from: `${10 * i}s`,
    to: `${10 * i + seconds}s`,
  }));
  const manifest = manifestOf({
    languages: ['en', 'cs'],
    media: { a: { file: 'a.mp4', language: spoken } },
    timeline: shots,
    narration: { en: { file: 'en.wav' }, cs: { file: 'cs.wav' } },
    deliver: ['hls'],
  });
  const facts = ['en', 'cs'].map((language) => [language, clipFacts(3, language)] as const);
  const { timeline, problems } = buildTimeline(manifest, new Map([['a', clipFacts(60)]]), new Map(facts));
  if (!timeline) throw new Error(JSON.stringify(problems));
  const tracks = [{ language: 'cs', kind: 'translation' as const, cues: [cue(0, 50, words)] }];
  const ask = { manifest, timeline, tracks, languages: ['en', 'cs'], edition: 'full', font: plainFont, tool: 'build' };
  const [stream] = makePlan(ask).streams;
  if (!stream) throw new Error('nothing is streamed');
  const files = streamFiles(stream, (key) => ({ path: `hls/${key.slice(0, 20)}.m4s`, bytes: 10_000, codec: 'some' }));
  return { files, master: files.at(-1)?.content ?? '' };
};

describe('the playlists of a stream with several sounds', () => {
  it.each([
    [3, 4, 6],
    [7, 4, 6],
    [3, 1, 4],
  ])('have one target for all that plays together, with shots of %i seconds, %i of them', (seconds, count, target) => {
    const { files } = streamed('hr', seconds, count);
    const told = files.flatMap(({ path, content }) => {
      const found = /#EXT-X-TARGETDURATION:(\d+)/.exec(content)?.[1];
      return found === undefined ? [] : [`${path.split('/')[1]} ${found}`];
    });
    expect([...new Set(told)]).toEqual([`subtitles ${target}`, `video ${target}`, `audio ${target}`]);
  });

  const listed = (master: string): string[] =>
    renditionsOf(master, 'AUDIO').map((line) =>
      ['LANGUAGE', 'NAME', 'DEFAULT', 'AUTOSELECT'].map((name) => attribute(line, name)).join(' '),
    );

  it('let players choose among sounds by their language', () => {
    expect(listed(streamed('hr', 5).master)).toEqual([
      ...['"hr" "Original" YES YES', '"en" "English" NO YES', '"cs" "čeština" NO YES'],
    ]);
  });

  it('leave the narration in the original’s own language to those who ask for it', () => {
    expect(listed(streamed('cs', 5).master)).toEqual([
      ...['"cs" "Original" YES YES', '"en" "English" NO YES', '"cs" "čeština" NO NO'],
    ]);
  });

  it('bear the language of their narration, and the original’s none', () => {
    const { files, master } = streamed('hr', 5);
    const languageOf = new Map(files.map(({ path, language }) => [path, language]));
    const addresses = renditionsOf(master, 'AUDIO').map((line) => `hls/${addressOf(line)}`);
    expect(addresses.map((path) => languageOf.get(path))).toEqual([undefined, 'en', 'cs']);
  });

  it('count the text that is read along in the average as well as in the peak', () => {
    const ratesOf = (words: string): number[] => {
      const { master } = streamed('hr', 5, 4, words);
      return ['BANDWIDTH', 'AVERAGE-BANDWIDTH'].map((name) =>
        Number(new RegExp(`[:,]${name}=(\\d+)`).exec(master)?.[1]),
      );
    };
    const [[peak = 0, average = 0], [higher, more]] = [ratesOf('Dobrý den.'), ratesOf('Dobrý den.'.repeat(100))];
    expect(higher).toBeGreaterThan(peak);
    // A thousand letters and more, over twenty seconds.
    expect(more).toBeGreaterThan(average + (8 * 1000) / 20);
  });
});
