import type { XmlElement } from '@rgrove/parse-xml';
import { readXml } from '../subtitles/read/xml.ts';
import { Refusal } from './cut.ts';

/** A document type that only gives the root's name declares nothing, and every Final Cut writes one. */
const BARE_TYPE = /<!DOCTYPE\s+[A-Za-z]\w*\s*>/;

/**
 * The root element.
 * @throws Refusal where the text is not well-formed, or not safe: entities, a document type of its own, great depth or size
 */
export const readRoot = (text: string): XmlElement => {
  const read = readXml(text.replace(BARE_TYPE, (type) => ' '.repeat(type.length)));
  if ('wrong' in read)
    throw new Refusal('unreadable', 'the file', `this XML cannot be read: ${read.wrong}. Export it again.`);
  return read.root;
};

export const elementsOf = (element: XmlElement | undefined): XmlElement[] =>
  (element?.children ?? []).filter((child): child is XmlElement => child.type === 'element');

export const named = (element: XmlElement | undefined, name: string): XmlElement[] =>
  elementsOf(element).filter((child) => child.name === name);

/** The element at the end of a path of names, the first of each. */
export const at = (element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((inner, name) => named(inner, name)[0], element);

/** The text there, without spaces around it; empty where there is none. */
export const textAt = (element: XmlElement | undefined, ...path: readonly string[]): string =>
  at(element, ...path)?.text.trim() ?? '';

/** All elements of a name, at any depth. */
export const deep = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...deep(child, name)]);
