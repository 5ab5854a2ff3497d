import { rounds } from '../../support/seed.ts';

export interface ManifestBomb {
  readonly what: string;
  readonly make: () => string;
}

const MANY = rounds(20_000, 100_000);

const good = {
  version: 1,
  id: 'rural',
  title: 'x',
  languages: ['en', 'cs'],
  format: { width: 640, height: 360, frameRate: '25' },
  media: { farm: { file: 'farm.mp4' } },
  timeline: [{ clip: 'farm', from: '1s', to: '2s', tags: ['a'] }],
};

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const named = (count: number, make: (i: number) => unknown, name = (i: number): string => `k${i}`): object =>
  Object.fromEntries(many(count, (i) => [name(i), make(i)]));
const bomb = (what: string, changes: () => object): ManifestBomb => ({
  what,
  make: () => JSON.stringify({ ...good, ...changes() }),
});
const asText = (what: string, make: () => string): ManifestBomb => ({ what, make });
const text = JSON.stringify(good);
const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
/** The longest name that may be, 500 of which stand in a manifest. */
const long = (i: number): string => `${i}`.padEnd(200, 'x');

/** Manifests whose size is allowed and whose work would not be, if it grew with the square of it or with their depth. */
export const manifestBombs: readonly ManifestBomb[] = [
  asText('a million lists in lists', () => deep('[', ']', 1e6)),
  asText('a million lists that do not end', () => '['.repeat(1e6)),
  asText('objects that do not end', () => '{"a":'.repeat(5e5)),
  asText('a title of lists', () => text.replace('"title":"x"', `"title":${deep('[', ']', 5e5)}`)),
  asText('an unknown field of objects', () => text.replace('{', `{"z":${'{"a":'.repeat(2e5)}1${'}'.repeat(2e5)},`)),
  asText('an entry of lists', () => text.replace('"timeline":[', `"timeline":[${deep('[', ']', 5e5)},`)),
  asText('many mistakes of commas', () => `[${','.repeat(MANY)}`),
  asText('millions of lines', () => `${'\n'.repeat(3.9e6)}{`),
  asText('fields of one name', () => `{${many(2 * MANY, () => '"id":"a"').join(',')}}`),
  asText('names of prototypes', () =>
    text.replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},'),
  ),
  asText('media called as prototypes', () =>
    text.replace('"farm":', '"__proto__":{"file":"/etc/passwd"},"constructor":{"file":"/x"},"farm":'),
  ),
  asText('numbers without end', () => text.replace('640', '1e999').replace('360', '-0')),
  bomb('many shots', () => ({ timeline: many(MANY, () => ({ clip: 'farm' })) })),
  bomb('many shots of nothing', () => ({ timeline: many(MANY, () => ({ clip: 1, form: 1 })) })),
  bomb('shots that know none of 500 media', () => ({
    media: named(500, () => ({ file: 'a.mp4' }), long),
    timeline: many(2000, () => ({ clip: 'farm', tags: ['a'] })),
    editions: named(50, () => ({ tags: ['a'] })),
  })),
  bomb('many tags of one shot', () => ({ timeline: [{ clip: 'farm', tags: many(MANY, (i) => `t${i}`) }] })),
  bomb('many tags that no shot bears', () => ({
    timeline: many(MANY / 53, (i) => ({ clip: 'farm', tags: many(50, (n) => `t${50 * i + n}`) })),
    editions: named(50, () => ({ tags: many(50, (i) => `u${i}`) })),
  })),
  bomb('many editions', () => ({ editions: named(MANY, () => ({ tags: ['b'] })) })),
  bomb('editions of 2,000 shots each', () => ({
    editions: named(50, () => ({ timeline: many(2000, () => ({ clip: 'q' })) })),
  })),
  bomb('many media', () => ({ media: named(MANY, () => ({ file: '/a.mp4' })) })),
  bomb('media whose paths are refused in 50 editions', () => ({
    media: named(500, () => ({ file: '/'.repeat(1000) })),
    editions: named(50, () => ({ tags: ['a'] })),
  })),
  bomb('captions of many clips', () => ({ captions: named(MANY, () => ({ en: 'a.srt' })) })),
  bomb('many unknown fields', () => named(MANY, () => 1)),
  bomb('unknown fields as long as known ones', () =>
    named(
      MANY,
      () => 1,
      (i) => `a${i}`.padEnd(13, 'b'),
    ),
  ),
  bomb('shots of 100 unknown fields', () => ({
    timeline: many(2000, () => ({ clip: 'farm', ...named(100, () => 1) })),
  })),
  bomb('a field of a million letters', () => ({ ['k'.repeat(1e6)]: 1 })),
  bomb('fields within a name of a million letters', () => ({ media: { ['m'.repeat(1e6)]: named(MANY, () => 1) } })),
  bomb('a medium that all shots name in full', () => ({
    media: { ['m'.repeat(1e6)]: { file: 'a.mp4' } },
    timeline: many(2000, () => ({ clip: 'y' })),
  })),
  bomb('tags of 70,000 letters', () => ({ editions: named(49, () => ({ tags: ['z'.repeat(7e4)] })) })),
  bomb('a rendition of three million letters in 50 editions', () => ({
    renditions: ['r'.repeat(3e6)],
    editions: named(50, () => ({ tags: ['a'] })),
  })),
  bomb('many languages', () => ({ languages: many(MANY, () => 'en') })),
  bomb('a title in many languages', () => ({ title: named(MANY, () => 'x') })),
  bomb('credits without words in 50 editions', () => ({
    timeline: many(MANY / 500, () => ({ credits: { lines: many(1000, () => ({})) }, duration: '1s', tags: ['a'] })),
    editions: named(50, () => ({ tags: ['a'] })),
  })),
  bomb('muted stretches in 50 editions', () => ({
    timeline: many(MANY / 180, () => ({
      clip: 'farm',
      to: '9s',
      mute: many(200, () => ({ from: '1s' })),
      tags: ['a'],
    })),
    editions: named(50, () => ({ tags: ['a'] })),
  })),
  bomb('many pieces of music', () => ({ music: many(MANY, () => ({ media: 'x' })) })),
  bomb('many deliveries that nobody makes', () => ({ deliver: many(MANY, () => 'zz') })),
  bomb('many recommendations', () => ({ recommendations: named(MANY, () => ({ title: 'a', text: 'b' })) })),
];
