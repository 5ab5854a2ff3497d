/** What a part of a document is, for those who hear it read: a tag of PDF 1.7 (ISO 32000-1, 14.8.4). */
export interface Tag {
  readonly name: TagName;
  /** The part that it belongs to; absent only of the document itself. */
  readonly within?: Tag;
  /** What a picture shows. */
  readonly alt?: string;
  /** An address that its text leads to. */
  readonly link?: string;
  /** A place of the document that its text leads to: an {@link Anchor}'s name. */
  readonly goTo?: string;
  readonly lang?: string;
}

type TagName =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'TOC'
  | 'TOCI'
  | 'Figure'
  | 'Link';

export const tag = (name: TagName, within?: Tag, more: Omit<Tag, 'name' | 'within'> = {}): Tag => ({
  name,
  ...(within ? { within } : {}),
  ...more,
});

/** Points from the upper left corner of the leaf; what bears no tag is furniture of the page. */
interface Placed {
  readonly x: number;
  readonly y: number;
  readonly tag?: Tag;
}

interface Sized extends Placed {
  readonly width: number;
  readonly height: number;
}

/** A line of text; `y` is that of its baseline. */
export interface TextItem extends Placed {
  readonly kind: 'text';
  readonly text: string;
  readonly face: FaceName;
  /** Points. */
  readonly size: number;
  readonly colour: string;
  /** Points between letters. */
  readonly spacing?: number;
  /** Of the text alone, in points. */
  readonly width: number;
}

export interface BoxItem extends Sized {
  readonly kind: 'box';
  readonly fill?: string;
  readonly stroke?: string;
  readonly radius?: number;
}

export type Item =
  | TextItem
  | BoxItem
  /** Fills its place, and is cut where its shape is another. */
  | (Sized & { readonly kind: 'picture'; readonly still: string })
  /** A square of its width, quiet zone included. */
  | (Placed & { readonly kind: 'code'; readonly text: string; readonly width: number })
  /** Whole within its place, never cut. */
  | (Sized & { readonly kind: 'logo'; readonly still: string })
  /** One and a half times as wide as it is high. */
  | (Placed & { readonly kind: 'emblem'; readonly height: number })
  | Anchor;

/** A place that links and bookmarks lead to. */
export interface Anchor extends Placed {
  readonly kind: 'anchor';
  readonly name: string;
  /** Of its bookmark. */
  readonly title: string;
}

export type FaceName = 'regular' | 'bold';

/** One page, as people turn it. */
export interface Leaf {
  readonly items: Item[];
}

export type Measure = (text: string, face: FaceName, size: number, spacing?: number) => number;
