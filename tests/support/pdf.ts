import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader sees it: read by another library than the one that wrote it. */
export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true }).promise;

export interface Said {
  readonly text: string;
  /** Points from the lower left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export const pagesOf = async (pdf: PDFDocumentProxy): Promise<PDFPageProxy[]> =>
  Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));

/** What stands on a page, in the order in which it was written. @param furniture whether also what is not read aloud */
export const saidOn = async (page: PDFPageProxy, furniture = true): Promise<Said[]> => {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const said: Said[] = [];
  const open: string[] = [];
  for (const item of items)
    if ('str' in item) {
      if (item.str === '' || (!furniture && open.includes('Artifact'))) continue;
      said.push({ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width });
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push((item as { tag?: string }).tag ?? '');
  return said;
};

/** The text of a whole document as it is read, without what is only furniture of its pages. */
export const textOf = async (pdf: PDFDocumentProxy): Promise<string> => {
  const pages = await Promise.all((await pagesOf(pdf)).map((page) => saidOn(page, false)));
  return pages.map((said) => said.map(({ text }) => text).join('')).join('\n');
};

/** RGBA pixels of a page. @param scale pixels a point */
export const pictureOf = async (page: PDFPageProxy, scale = 2) => {
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvas = createCanvas(width, height);
  const canvasContext = canvas.getContext('2d') as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: null, canvasContext, viewport }).promise;
  return canvas;
};

export interface Part {
  readonly role: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children: readonly Part[];
}

/** Parts of a page as they are read aloud. */
export const partsOn = async (page: PDFPageProxy): Promise<Part[]> => {
  const tree = (await page.getStructTree()) as unknown as Part | null;
  const flat = (part: Part): Part[] => [part, ...(part.children ?? []).flatMap(flat)];
  return tree ? flat(tree).filter(({ role }) => role !== undefined) : [];
};
