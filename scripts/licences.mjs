// `npm run licences`: writes docs/licences.md, what every package of package-lock.json may be used under. A licence that
// is not on the list here ends it with a sentence: somebody has to read it first.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);

/** Licences that let the packages be part of a program under MIT. MPL asks that changes of its files be given back. */
const PART = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MPL-2.0'];
const CHOICES = ['MIT OR Apache-2.0', 'MIT AND OFL-1.1'];
/** Programs that run as processes of their own, and are no part of ours. */
const PROGRAMS = ['GPL-3.0', 'LGPL-2.1'];
const isProgram = (name) => /^@ff(?:mpeg|probe)-installer\//.test(name);

/** What packages say elsewhere than where npm looks for it. */
const READ_BY_HAND = {
  '@ffmpeg-installer/darwin-arm64': 'GPL-3.0', // ffmpeg's LICENSE.md, for a build with x264
  async: 'MIT', // "licenses" of its package.json
  'combine-errors': 'MIT', // its Readme.md
  'dom-walk': 'MIT', // "licenses" of its package.json
  'png-js': 'MIT', // its LICENSE
};

const PREFACE = `# Licences

Polyreel is under the [MIT licence](../LICENSE). It is made of the packages below; \`npm run licences\` writes this page from
\`package-lock.json\`, and a test compares them and refuses licences that nobody has read.

ffmpeg and ffprobe are programs that Polyreel starts, and no part of it. The builds that npm brings hold x264 and are under the GPL 3: whoever
hands them on must offer their sources as well ([johnvansickle.com/ffmpeg](https://johnvansickle.com/ffmpeg/) has those of the builds for Linux). The image takes
Debian's build, whose sources Debian keeps.

Noto Sans, which the films are written in, is under the [SIL Open Font Licence 1.1](https://openfontlicense.org): it may be embedded in films and handed on
with them, and not be sold by itself. What \`npm run demo\` shows is drawn by Polyreel and is under its licence; what the cameras of users
filmed is theirs. H.264, HEVC and AAC are covered by patents in some countries: whoever sells films should ask their pools (Via LA, Access Advance).

`;

export function licencesPage(lock) {
  const packages = Object.entries(lock.packages).flatMap(([path, { version, license }]) => {
    const [, name] = /^(?:.*\/)?node_modules\/(.+)$/.exec(path) ?? [];
    return name ? [{ name, version, licence: licenceOf(name, license) }] : [];
  });
  const unread = packages.filter(({ name, licence }) => !isAllowed(name, licence));
  if (unread.length)
    throw new Error(
      `Licences that nobody has read: ${unread.map(({ name, licence }) => `${name} (${licence ?? 'none'})`).join(', ')}. Read them, then add them to scripts/licences.mjs or take another package.`,
    );
  const kinds = [...new Set(packages.map(({ licence }) => licence))].sort();
  const tables = kinds.map((kind) => {
    const names = packages.filter(({ licence }) => licence === kind).map(({ name, version }) => `${name} ${version}`);
    return `## ${kind}\n\n${[...new Set(names)].sort().join(', ')}\n`;
  });
  return PREFACE + tables.join('\n');
}

function licenceOf(name, said) {
  return READ_BY_HAND[name] ?? { GPLv3: 'GPL-3.0' }[said] ?? said;
}

function isAllowed(name, licence) {
  return [...PART, ...CHOICES].includes(licence) || (isProgram(name) && PROGRAMS.includes(licence));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
  writeFileSync(new URL('docs/licences.md', root), licencesPage(lock));
}
