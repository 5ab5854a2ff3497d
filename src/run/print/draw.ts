import { drawEmblem, EMBLEM_ASPECT } from '../../plan/emblem.ts';
import { codeOf } from './code.ts';
import { placesOf } from './impose.ts';
import type { Item, Leaf, Tag, TextItem } from './leaf.ts';
import { COLOURS, type Look } from './look.ts';
import type { Pdf } from './pdf.ts';

export interface Drawing {
  readonly leaves: readonly Leaf[];
  readonly look: Look;
  /** Two leaves on a sheet, in the order for folding: their number is a multiple of four. */
  readonly isBooklet: boolean;
  /** JPEGs by their keys. */
  readonly stills: ReadonlyMap<string, Uint8Array>;
}

type Structure = ReturnType<Pdf['struct']>;

/** Draws the leaves in the order in which they are read, wherever they lie on the sheets: so they are heard as well. */
export const drawLeaves = (pdf: Pdf, { leaves, look, isBooklet, stills }: Drawing): void => {
  const size: [number, number] = isBooklet ? [2 * look.width, look.height] : [look.width, look.height];
  const places = isBooklet ? placesOf(leaves.length) : leaves.map((_, side) => ({ side, isRight: false }));
  const sides = isBooklet ? leaves.length / 2 : leaves.length;
  for (let i = 0; i < sides; i += 1) pdf.addPage({ size, margin: 0 });
  const structures = new Map<Tag, Structure>();
  const images = new Map([...stills].map(([key, jpeg]) => [key, (pdf as unknown as ImageOpener).openImage(jpeg)]));
  for (const [n, { items }] of leaves.entries()) {
    const { side, isRight } = places[n] as (typeof places)[number];
    pdf.switchToPage(side);
    pdf.save();
    if (isRight) pdf.translate(look.width, 0);
    for (const run of runsOf(items)) drawRun(pdf, run, structures, images);
    pdf.restore();
  }
  for (const structure of structures.values()) structure.end();
};

/** A picture that is opened once lies in the file once, on however many pages it stands. */
interface ImageOpener {
  openImage: (jpeg: Uint8Array) => PDFKit.Mixins.ImageSrc;
}

type Images = ReadonlyMap<string, PDFKit.Mixins.ImageSrc>;

/** Items that follow each other and are one part of the document. */
const runsOf = (items: readonly Item[]): Item[][] => {
  const runs: Item[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last && last[0]?.tag === item.tag) last.push(item);
    else runs.push([item]);
  }
  return runs;
};

const drawRun = (pdf: Pdf, run: readonly Item[], structures: Map<Tag, Structure>, images: Images): void => {
  const part = run[0]?.tag;
  const draw = (): void => {
    for (const item of run) drawItem(pdf, item, images);
  };
  if (!part) {
    pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    pdf.endMarkedContent();
    return;
  }
  const structure = structureOf(pdf, part, structures);
  structure.add(draw);
  if (part.link === undefined && part.goTo === undefined) return;
  for (const line of run.filter((item): item is TextItem => item.kind === 'text')) {
    const place = [line.x, line.y - line.size, line.width, line.size * 1.3] as const;
    const options = { structParent: structure, Contents: new String(line.text.trim()) } as object;
    if (part.link !== undefined) pdf.link(...place, part.link, options);
    else if (part.goTo !== undefined) pdf.goTo(...place, part.goTo, options);
  }
  // An annotation belongs to the page on which its part ends.
  structure.end();
};

const structureOf = (pdf: Pdf, part: Tag, structures: Map<Tag, Structure>): Structure => {
  const known = structures.get(part);
  if (known) return known;
  const { name, within, alt, lang } = part;
  const structure = pdf.struct(name, { ...(alt ? { alt } : {}), ...(lang ? { lang } : {}) });
  if (within) structureOf(pdf, within, structures).add(structure);
  else pdf.addStructure(structure);
  structures.set(part, structure);
  return structure;
};

const drawItem = (pdf: Pdf, item: Item, images: Images): void => {
  const { x, y } = item;
  switch (item.kind) {
    case 'text': {
      const { text, face, size, colour, spacing = 0 } = item;
      pdf.font(face).fontSize(size).fillColor(colour);
      pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing });
      return;
    }
    case 'box': {
      const { width, height, fill, stroke, radius = 0 } = item;
      if (radius > 0) pdf.roundedRect(x, y, width, height, radius);
      else pdf.rect(x, y, width, height);
      if (fill && stroke) pdf.lineWidth(1).fillAndStroke(fill, stroke);
      else if (fill) pdf.fill(fill);
      else pdf.lineWidth(1).stroke(stroke ?? COLOURS.ink);
      return;
    }
    case 'picture': {
      const image = images.get(item.still);
      if (!image) return;
      const { width, height } = item;
      pdf.save().rect(x, y, width, height).clip();
      pdf.image(image, x, y, { cover: [width, height], align: 'center', valign: 'center' });
      pdf.restore();
      return;
    }
    case 'logo': {
      const image = images.get(item.still);
      if (image) pdf.image(image, x, y, { fit: [item.width, item.height], align: 'center', valign: 'center' });
      return;
    }
    case 'code':
      drawCode(pdf, item.text, x, y, item.width);
      return;
    case 'emblem':
      drawFlag(pdf, x, y, item.height);
      return;
    case 'anchor':
      pdf.addNamedDestination(item.name, 'XYZ', x, y, null);
      pdf.outline.addItem(item.title);
      return;
  }
};

const drawCode = (pdf: Pdf, text: string, x: number, y: number, width: number): void => {
  const { modules, runs } = codeOf(text);
  const module = width / modules;
  pdf.rect(x, y, width, width).fill(COLOURS.white);
  for (const run of runs) pdf.rect(x + run.x * module, y + run.y * module, run.length * module, module);
  pdf.fill('#000000');
};

/** The colours of the European emblem (Interinstitutional style guide, annex A1). */
const [BLUE, GOLD] = ['#003399', '#ffcc00'];

const drawFlag = (pdf: Pdf, x: number, y: number, height: number): void => {
  const width = height * EMBLEM_ASPECT;
  const shapes = drawEmblem({ x, y, width, height }, { first: 0, frames: 1 }).filter(({ kind }) => kind === 'shape');
  pdf.rect(x, y, width, height).fill(BLUE);
  for (const shape of shapes) {
    if (shape.kind !== 'shape') continue;
    for (const corners of shape.figures)
      for (const [i, [left, top]] of corners.entries())
        if (i === 0) pdf.moveTo(x + left, y + top);
        else pdf.lineTo(x + left, y + top);
    pdf.fill(GOLD);
  }
};
