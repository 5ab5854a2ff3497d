import type { Manifest } from '../../manifest/read.ts';
import type { FontFacts } from '../drawing.ts';
import { type Canonical, keyOf } from '../key.ts';
import type { StillStep } from '../stills.ts';
import type { KitContents } from './contents.ts';
import { writeGuidePage } from './guide-page.ts';
import type { PrintContents } from './said.ts';
import { brochureContents, guideContents, sheetContents } from './say.ts';

/** How a print is laid out: A4 pages, or A5 pages two to a sheet, to be folded. */
export type PrintForm = 'pages' | 'booklet';

/** A document to print, in one language, as a PDF. */
export interface DocumentStep {
  readonly kind: 'document';
  readonly key: string;
  /** In the release: `film.cs.brochure.pdf`. */
  readonly path: string;
  readonly output: PrintContents['output'];
  readonly form: PrintForm;
  readonly language: string;
  readonly contents: PrintContents;
  /** Keys of the stills that are in it. */
  readonly pictures: PrintPictures;
}

export interface PrintPictures {
  readonly poster?: string;
  /** One for each section. */
  readonly sections: readonly string[];
}

/** Keys of the stills of a document, each once. */
export const stillsIn = ({ pictures: { poster, sections } }: Pick<DocumentStep, 'pictures'>): string[] => [
  ...new Set([...(poster === undefined ? [] : [poster]), ...sections]),
];

/** A page for a screen, as a text in UTF-8. */
export interface PrintedPage {
  readonly path: string;
  readonly output: 'recommendations' | 'screening';
  readonly language: string;
  readonly text: string;
}

export interface Prints {
  readonly documents: readonly DocumentStep[];
  readonly pages: readonly PrintedPage[];
}

export interface PrintsRequest {
  readonly manifest: Manifest;
  /** What is said, in every language that is made. */
  readonly contents: readonly KitContents[];
  readonly font: Pick<FontFacts, 'digest'>;
  /** The build of ffmpeg. */
  readonly tool: string;
  readonly stills: { readonly poster: StillStep; readonly chapters: readonly StillStep[] };
}

/** The number of this way of laying out and writing documents: raise it where the same contents come out as other bytes. */
const PRINT = 1;

const NO_PICTURES: PrintPictures = { sections: [] };

/** Every print that is asked for, in each language that is made. */
export const printsOf = (request: PrintsRequest): Prints => {
  const { manifest, contents } = request;
  const has = (output: PrintContents['output']): boolean => manifest.deliver.includes(output);
  if (!has('brochure') && !has('recommendations') && !has('evaluation')) return { documents: [], pages: [] };
  const made = contents.map((kit) => {
    const { language } = kit;
    const [brochure, guide] = [brochureContents(kit), guideContents(kit)];
    const step = (contents: PrintContents, form: PrintForm, name: string): DocumentStep =>
      documentStep(request, contents, form, `${manifest.id}.${language}.${name}.pdf`);
    return {
      documents: [
        ...(has('brochure') ? [step(brochure, 'pages', 'brochure'), step(brochure, 'booklet', 'booklet')] : []),
        ...(has('recommendations') ? [step(guide, 'pages', 'recommendations')] : []),
        ...(has('evaluation') ? [step(sheetContents(kit, manifest), 'pages', 'evaluation')] : []),
      ],
      pages: has('recommendations')
        ? [
            {
              ...{ path: `${manifest.id}.${language}.recommendations.html`, output: 'recommendations' as const },
              ...{ language, text: writeGuidePage(guide) },
            },
          ]
        : [],
    };
  });
  return { documents: made.flatMap(({ documents }) => documents), pages: made.flatMap(({ pages }) => pages) };
};

const documentStep = (
  { font, tool, stills: { poster, chapters } }: PrintsRequest,
  contents: PrintContents,
  form: PrintForm,
  path: string,
): DocumentStep => {
  const { output, language } = contents;
  const pictures =
    output === 'brochure' ? { poster: poster.key, sections: chapters.map(({ key }) => key) } : NO_PICTURES;
  const description = {
    ...{ step: 'document', print: PRINT, font: font.digest, form, contents, pictures },
    // An emblem of one's own is read by ffmpeg.
    ...(contents.funding?.emblem ? { tool } : {}),
  };
  return {
    ...{ kind: 'document', key: keyOf(description as unknown as Canonical), path },
    ...{ output, form, language, contents, pictures },
  };
};
