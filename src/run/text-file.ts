import { type Canonical, keyOf } from '../plan/key.ts';
import type { OutputKind } from './release.ts';

/** A small file of a release, before it is anywhere. */
export interface TextFile {
  readonly path: string;
  readonly kind: OutputKind;
  readonly language?: string;
  readonly content: string;
  /** How many cues it has, by language, where it is a track. */
  readonly cues?: Readonly<Record<string, number>>;
}

export const textKey = ({ content }: TextFile): string => keyOf({ text: content } satisfies Canonical);
