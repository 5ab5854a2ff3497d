import type { FontFamily } from '../../plan/drawing.ts';
import type { DocumentStep, PrintForm, PrintPictures } from '../../plan/kit/documents.ts';
import type { PrintContents } from '../../plan/kit/said.ts';
import { setBrochure } from './brochure.ts';
import { drawLeaves } from './draw.ts';
import { setGuide } from './guide.ts';
import type { Leaf, Measure } from './leaf.ts';
import { A4, A5, type Look } from './look.ts';
import { bytesOf, measureIn, newPdf } from './pdf.ts';
import { setSheet } from './sheet.ts';

export interface PrintAsk extends Pick<DocumentStep, 'contents' | 'form' | 'pictures'> {
  readonly font: Pick<FontFamily, 'files'>;
  /** JPEGs by the keys that `pictures` names. */
  readonly stills: ReadonlyMap<string, Uint8Array>;
}

/** A document as a PDF: tagged, with its fonts in it, and the same bytes for the same contents and pictures. */
export const printDocument = async ({ contents, form, pictures, font, stills }: PrintAsk): Promise<Uint8Array> => {
  const title = contents.output === 'brochure' ? contents.film : `${contents.title} – ${contents.film}`;
  const seed = JSON.stringify([contents, form, pictures]);
  const pdf = newPdf({ language: contents.language, title, author: contents.film, font, seed });
  const look = form === 'booklet' ? A5 : A4;
  const leaves = leavesOf(contents, pictures, form, look, measureIn(pdf));
  drawLeaves(pdf, { leaves, look, isBooklet: form === 'booklet', stills });
  return bytesOf(pdf);
};

/** A print that has no pictures, such as the sheet of an evaluation. */
export const printText = (contents: PrintContents, font: PrintAsk['font']): Promise<Uint8Array> =>
  printDocument({ contents, form: 'pages', pictures: { sections: [] }, font, stills: new Map() });

/** What stands on each leaf, before anything is drawn. */
export const leavesOf = (
  contents: PrintContents,
  pictures: PrintPictures,
  form: PrintForm,
  look: Look,
  measure: Measure,
): readonly Leaf[] => {
  switch (contents.output) {
    case 'brochure':
      return setBrochure({ contents, pictures, look, measure, isBooklet: form === 'booklet' });
    case 'recommendations':
      return setGuide(contents, look, measure);
    case 'evaluation':
      return setSheet(contents, look, measure);
  }
};
