import type { XmlElement } from '@rgrove/parse-xml';
import type { Position } from '../cue.ts';
import { attributesOf, localName } from './xml.ts';

/** Styling attributes by their local names (`fontStyle`, `textAlign`…), as they have come down to an element. */
export type Styles = ReadonlyMap<string, string>;

export interface TtmlHead {
  readonly styles: ReadonlyMap<string, Styles>;
  readonly regions: ReadonlyMap<string, Styles>;
  /** Names of the people that `ttm:agent` refers to. */
  readonly agents: ReadonlyMap<string, string>;
}

const USED = ['fontStyle', 'fontWeight', 'textDecoration', 'textAlign', 'displayAlign'];

export const elementsIn = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => child.type === 'element');

/** All elements of one name, however deep; the depth of a document is bounded by its reader. */
export const descendants = (element: XmlElement, name: string): XmlElement[] =>
  elementsIn(element).flatMap((child) => [
    ...(localName(child.name) === name ? [child] : []),
    ...descendants(child, name),
  ]);

const own = (attributes: ReadonlyMap<string, string>): [string, string][] =>
  [...attributes].filter(([name]) => USED.includes(name));

const referred = (attributes: ReadonlyMap<string, string>, styles: ReadonlyMap<string, Styles>): [string, string][] =>
  (attributes.get('style') ?? '').split(/\s+/).flatMap((id) => [...(styles.get(id) ?? [])]);

/** What an element looks like: what its parents pass on, then the styles that it names, then its own. */
export const stylesOf = (element: XmlElement, inherited: Styles, { styles }: TtmlHead): Styles => {
  const attributes = attributesOf(element);
  return new Map([...inherited, ...referred(attributes, styles), ...own(attributes)]);
};

/** Styles may build on ones before them; a style that builds on a later one gets nothing from it. */
const readStyles = (root: XmlElement): Map<string, Styles> => {
  const styles = new Map<string, Styles>();
  for (const element of descendants(root, 'style')) {
    const attributes = attributesOf(element);
    const id = attributes.get('id');
    if (id) styles.set(id, new Map([...referred(attributes, styles), ...own(attributes)]));
  }
  return styles;
};

const readRegion = (region: XmlElement, styles: ReadonlyMap<string, Styles>): Styles => {
  const inner = elementsIn(region).flatMap((child) => own(attributesOf(child)));
  const attributes = attributesOf(region);
  return new Map([...referred(attributes, styles), ...inner, ...own(attributes)]);
};

export const readHead = (root: XmlElement): TtmlHead => {
  const styles = readStyles(root);
  const named = (name: string) =>
    descendants(root, name).map((element) => [attributesOf(element).get('id') ?? '', element] as const);
  return {
    styles,
    regions: new Map(named('region').map(([id, region]) => [id, readRegion(region, styles)])),
    agents: new Map(named('agent').map(([id, agent]) => [id, agent.text.trim().replace(/\s+/g, ' ')])),
  };
};

const VERTICAL: Readonly<Record<string, Position['vertical']>> = { before: 'top', center: 'middle', after: 'bottom' };
const HORIZONTAL: Readonly<Record<string, Position['horizontal']>> = {
  start: 'left',
  left: 'left',
  end: 'right',
  right: 'right',
};

/** `displayAlign` of the region and `textAlign` of the text; undefined at the bottom centre. */
export const ttmlPosition = (region: Styles | undefined, styles: Styles): Position | undefined => {
  const vertical = VERTICAL[region?.get('displayAlign') ?? ''] ?? 'bottom';
  const horizontal = HORIZONTAL[styles.get('textAlign') ?? region?.get('textAlign') ?? ''] ?? 'center';
  return vertical === 'bottom' && horizontal === 'center' ? undefined : { vertical, horizontal };
};
