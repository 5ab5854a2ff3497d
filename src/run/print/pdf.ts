import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { FontFamily } from '../../plan/drawing.ts';
import { markupText } from '../../subtitles/write/escape.ts';
import type { Measure } from './leaf.ts';

export interface PdfAbout {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly author: string;
  readonly font: Pick<FontFamily, 'files'>;
  /** What decides the file: its digest becomes the file's identifier. */
  readonly seed: string;
}

/** What pdfkit keeps to itself, in the version that is installed. */
interface Inner {
  info: Record<string, unknown>;
  _id: Uint8Array;
  appendXML: (xml: string) => void;
}

/**
 * A PDF that is the same bytes at every hour: without a date, and with an identifier that follows from what is in it
 * (ISO 32000-1, 14.4). pdfkit dates every file, and writes titles into its metadata without escaping them.
 */
class Pdf extends PDFDocument {
  /** Called by pdfkit when the file is ended. */
  _addInfo(): void {
    const inner = this as unknown as Inner;
    const { Title, Author } = inner.info;
    inner.appendXML(`
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${markupText(String(Title))}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>${markupText(String(Author))}</rdf:li></rdf:Seq></dc:creator>
        </rdf:Description>
        `);
  }
}

export type { Pdf };

export const newPdf = ({ language, title, author, font, seed }: PdfAbout): Pdf => {
  const pdf = new Pdf({
    ...{ autoFirstPage: false, bufferPages: true, pdfVersion: '1.7', subset: 'PDF/UA', tagged: true },
    ...{ displayTitle: true, lang: language, margin: 0 },
    // A font of the system is never looked for, nor one of the fourteen that readers have.
    font: null as unknown as string,
    info: { Title: title, Author: author, Producer: 'Polyreel', Creator: 'Polyreel' },
  } as unknown as ConstructorParameters<typeof PDFDocument>[0]);
  const inner = pdf as unknown as Inner;
  delete inner.info.CreationDate;
  inner._id = createHash('md5').update(seed).digest();
  for (const face of ['regular', 'bold'] as const) {
    const file = font.files.find((one) => one.face === face);
    if (file) pdf.registerFont(face, readFileSync(file.path));
  }
  return pdf;
};

/** Widths as they will be drawn, in points. */
export const measureIn =
  (pdf: Pdf): Measure =>
  (text, face, size, spacing = 0) =>
    pdf.font(face).fontSize(size).widthOfString(text, { characterSpacing: spacing });

/** The whole file, once everything is drawn. */
export const bytesOf = (pdf: Pdf): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.end();
  });
