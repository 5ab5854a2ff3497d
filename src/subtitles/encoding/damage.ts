import { findDoubleUtf8 } from './double-utf8.ts';
import type { Damage } from './spoilt.ts';
import { findWrongTable } from './wrong-table.ts';

export type { Damage } from './spoilt.ts';

/** Finds the damage that letters alone prove, in text that should be in `language` (BCP 47). */
export const findDamage = (text: string, language: string): Damage | undefined =>
  findDoubleUtf8(text, language) ?? findWrongTable(text, language);
