import { type MemberKind, type PackFilms, packWords } from './words.ts';

export interface ReadMe {
  readonly language: string;
  readonly title: string;
  readonly films: PackFilms;
  /** The pack's members, in order. */
  readonly members: readonly { readonly name: string; readonly kind: MemberKind }[];
}

const CHECKS = [
  'Linux: sha256sum -c checksums.sha256',
  'macOS: shasum -a 256 -c checksums.sha256',
  'Windows (PowerShell):',
  `    gc checksums.sha256 | % { $h,$n = $_ -split '  ',2; "$((Get-FileHash $n).Hash -eq $h) $n" }`,
];

/**
 * How to show the film, as plain text. With a byte order mark and line ends of Windows: its Notepad knew no other text in
 * UTF-8 for thirty years, and all others read this too.
 */
export const writeReadMe = ({ language, title, films, members }: ReadMe): string => {
  const words = packWords(language);
  const heading = (text: string, line: string): string[] => [text, line.repeat([...text].length), ''];
  const lines = [
    ...heading(title, '='),
    ...words.advice(films).flatMap((advice) => [...heading(advice.title, '-'), ...wrap(advice.text), '']),
    ...heading(words.files, '-'),
    ...members.flatMap(({ name, kind }) => [name, ...wrap(words.kinds[kind], '    ')]),
    '',
    ...heading(words.checking.title, '-'),
    ...wrap(words.checking.text),
    ...CHECKS.map((line) => `    ${line}`),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
};

/** Characters of a line: Notepad and printers do not always wrap. */
const WIDTH = 78;

const wrap = (text: string, indent = ''): string[] => {
  const lines: string[] = [];
  // Only at plain spaces: others are there so that no line breaks.
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
};
