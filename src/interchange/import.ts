import { readManifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import type { Rational } from '../rational.ts';
import { assemble } from './assemble.ts';
import { type Cut, type Document, Refusal, type Tell } from './cut.ts';
import { readEdl } from './edl/read.ts';
import { readFcpx } from './fcpx/read.ts';
import { readMlt } from './mlt/read.ts';
import { readOtio } from './otio/read.ts';
import { readXmeml } from './xmeml/read.ts';
import { readRoot } from './xml.ts';

export interface ImportOptions {
  /** The file's name without folder and ending: the id of the film is made from it. */
  readonly name: string;
  /** Frames a second of an EDL, which does not say. */
  readonly editRate?: Rational;
}

export interface Imported {
  /** The manifest as JSON; undefined where the file cannot be imported. */
  readonly document?: Document;
  /** All that was not carried over, each with where it stands in the file. */
  readonly problems: readonly Problem[];
}

/** Paths of our own data may lead out of the manifest's folder by one, as those of `../subtitles` do; rendering checks them anew. */
const OWN_DEPTH = 1;
const MAX_CHARACTERS = 20_000_000;

/** A manifest from the file of an editing program: OpenTimelineIO, CMX 3600, FCPXML, Final Cut 7 XML, Kdenlive or MLT. */
export const importFile = (text: string, options: ImportOptions): Imported => {
  const problems: Problem[] = [];
  const tell: Tell = (severity, code, at, message) => problems.push({ severity, code, at, message });
  try {
    const cut = readCut(text, options, tell);
    const document = checked(cut, options.name, tell);
    return document ? { document, problems } : { problems };
  } catch (error) {
    if (error instanceof Refusal) return { problems: [...problems, error.problem] };
    throw error;
  }
};

const readCut = (text: string, { editRate }: ImportOptions, tell: Tell): Cut => {
  if (text.length > MAX_CHARACTERS)
    throw new Refusal('too-large', 'the file', 'it is larger than 20 million characters; export a single timeline.');
  const begin = text.replace(/^\uFEFF/, '').trimStart();
  if (begin.startsWith('{') || begin.startsWith('[')) return readOtio(begin, tell);
  if (!begin.startsWith('<')) return readEdl(text, editRate, tell);
  const root = readRoot(begin);
  if (root.name === 'fcpxml') return readFcpx(root, tell);
  if (root.name === 'xmeml') return readXmeml(root, tell);
  if (root.name === 'mlt') return readMlt(root, tell);
  throw new Refusal(
    'unknown-format',
    'the file',
    `XML that begins with "${root.name}" is none of FCPXML, Final Cut 7 XML or MLT.`,
  );
};

/** The manifest where it can be read; data of ours that make no good manifest are left aside. */
const checked = (cut: Cut, name: string, tell: Tell): Document | undefined => {
  const blocksOf = (document: Document): Problem[] =>
    readManifest(JSON.stringify(document), OWN_DEPTH).problems.filter(({ severity }) => severity === 'block');
  const told: Problem[] = [];
  const document = assemble(cut, name, (severity, code, at, message) => told.push({ severity, code, at, message }));
  const blocks = blocksOf(document);
  if (blocks.length > 0 && hasOwn(cut)) {
    tell(
      'warning',
      'own-data',
      'the file',
      `what Polyreel once wrote in it makes no manifest (${blocks[0]?.message}); only the cut was taken.`,
    );
    return checked(withoutOwn(cut), name, tell);
  }
  if (cut.sounds.length > 0 && blocks.some(({ at }) => at.startsWith('/music'))) {
    tell('warning', 'sound', 'the file', 'its sound files cannot be taken over as music; add them by hand.');
    return checked({ ...cut, sounds: [] }, name, tell);
  }
  for (const { severity, code, at, message } of told) tell(severity, code, at, message);
  for (const { code, at, message } of blocks) tell('block', code, at, message);
  return blocks.length > 0 ? undefined : document;
};

const hasOwn = ({ own, pieces, marks }: Cut): boolean =>
  Boolean(own) || [...pieces, ...marks].some((part) => part.own !== undefined);

const withoutOwn = ({ own: _, ...cut }: Cut): Cut => ({
  ...cut,
  pieces: cut.pieces.map(({ own: __, head, tail, ...piece }) => ({
    ...piece,
    ...(head ? { head: plain(head) } : {}),
    ...(tail ? { tail: plain(tail) } : {}),
  })),
  marks: cut.marks.map(({ at, title }) => ({ at, title })),
});

const plain = <T extends { readonly own?: Document }>({ own: _, ...rest }: T): Omit<T, 'own'> => rest;
