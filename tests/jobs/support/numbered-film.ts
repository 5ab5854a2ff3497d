import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { makePlan, type Plan } from '../../../src/plan/plan.ts';
import { buildTimeline } from '../../../src/timeline/build.ts';
import { clipFacts } from '../../support/facts.ts';
import { cue, manifestOf, plainFont } from '../../support/project.ts';

export const LANGUAGES = ['cs', 'fr'];
export const RENDITION = '180p';
export const FRAMES = 50;
const KiB = 1024;

/** The plan of a film of two seconds of which no key, and no text in it, is that of another ask. */
export const planOfAsk = (ask: number, languages: readonly string[]): Plan => {
  const manifest = manifestOf({
    ...{ id: 'film', title: 'Film', languages: LANGUAGES, format: { width: 320, height: 180, frameRate: '25' } },
    ...{ media: { farm: { file: 'farm.mp4' } }, deliver: ['burned', 'sidecars', 'hls', 'pack'] },
    timeline: [{ section: { title: 'All', kind: 'other' } }, { clip: 'farm', from: '0s', to: '2s' }],
  });
  const { timeline, problems } = buildTimeline(manifest, new Map([['farm', clipFacts(3)]]));
  if (!timeline) throw new Error(JSON.stringify(problems));
  const tracks = LANGUAGES.map((language) => ({
    ...{ language, kind: 'translation' as const },
    cues: [cue(10, 40, `ask ${ask} in ${language}`)],
  }));
  const about = { edition: 'full', font: plainFont, tool: `build of ask ${ask}` };
  return makePlan({ manifest, timeline, tracks, languages, softLanguages: LANGUAGES, ...about });
};

/** Paths of a film and a picture that decode: what every result is made of. */
export interface Beginnings {
  readonly film: string;
  readonly picture: string;
}

/**
 * The bytes of a result, made heavy by what tells the ask it is of, which players skip: in a film a `free` box (ISO/IEC
 * 14496-12, 8.1.2), in a picture a comment (ITU-T T.81, B.2.4.5).
 */
export const resultOf = async (name: string, key: string, ask: number, beginnings: Beginnings): Promise<Buffer> => {
  const isFilm = /\.(?:mp4|zip)$/.test(name) && !name.includes('/');
  const weight = Buffer.alloc((isFilm ? 200 : 20) * KiB, createHash('sha256').update(key).digest());
  const asked = Buffer.from(`ask ${ask} `);
  if (name.endsWith('.jpg')) {
    const picture = await readFile(beginnings.picture);
    // Light: whoever tells formats by their first bytes must still meet a picture there.
    const comment = Buffer.from([0xff, 0xfe, 0, asked.length + 2]);
    return Buffer.concat([picture.subarray(0, 2), comment, asked, picture.subarray(2)]);
  }
  const told = Buffer.concat([asked, weight]);
  const free = Buffer.from('0000free');
  free.writeUInt32BE(free.length + told.length);
  return Buffer.concat([...(isFilm ? [await readFile(beginnings.film)] : []), free, told]);
};

/** Every ask that a file tells it is of; playlists and lists of checksums tell of none. */
export const asksIn = (content: Uint8Array): number[] => [
  ...new Set(
    [
      ...Buffer.from(content)
        .toString('latin1')
        .matchAll(/ask (\d+)\b/g),
    ].map(([, ask]) => Number(ask)),
  ),
];
