import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { create, type Font } from 'fontkit';
import type { FontFamily } from '../../plan/drawing.ts';
import { advancesOf } from './advance.ts';
import { once } from './once.ts';

/** The package carries its files: no font of the system is ever used. */
const FILES = [
  ['regular', '400Regular/NotoSans_400Regular.ttf'],
  ['italic', '400Regular_Italic/NotoSans_400Regular_Italic.ttf'],
  ['bold', '700Bold/NotoSans_700Bold.ttf'],
  ['bold italic', '700Bold_Italic/NotoSans_700Bold_Italic.ttf'],
] as const;

/** Noto Sans in four faces, read once. */
export const notoSans = (): FontFamily => {
  const require = createRequire(import.meta.url);
  const files = FILES.map(([face, file]) => {
    const path = require.resolve(`@expo-google-fonts/noto-sans/${file}`);
    return { name: basename(path), path, face };
  });
  const contents = files.map(({ path }) => readFileSync(path));
  const faces = contents.map((bytes) => metricsOf(create(bytes) as Font));
  const hash = createHash('sha256');
  for (const bytes of contents) hash.update(bytes);
  const face = ({ bold, italic }: { bold?: boolean; italic?: boolean }) =>
    faces[(bold ? 2 : 0) + (italic ? 1 : 0)] ?? faces[0];
  return {
    files,
    facts: {
      family: 'Noto Sans',
      digest: hash.digest('hex'),
      has: (codePoint) => faces.every((each) => each.has(codePoint)),
      width: (text, style) => face(style)?.width(text) ?? 0,
    },
  };
};

/**
 * libass makes a line as high as the font's `winAscent` + `winDescent` (OS/2 table): widths are given as parts of that.
 * Words are measured with their kerning, and each only once.
 */
const metricsOf = (font: Font): { has: (codePoint: number) => boolean; width: (text: string) => number } => {
  const { winAscent, winDescent } = font['OS/2'];
  const height = winAscent + winDescent;
  const advance = advancesOf(font);
  const wordWidth = once((word) => advance(word) / height);
  const space = wordWidth(' ');
  const characters = new Set(font.characterSet);
  return {
    has: (codePoint) => characters.has(codePoint),
    width: (text) => {
      const [first = '', ...more] = text.normalize('NFC').split(' ');
      return more.reduce((sum, word) => sum + space + wordWidth(word), wordWidth(first));
    },
  };
};
