/** Text that was decoded with the wrong table before it was saved, and how to undo it. */
export interface Damage {
  readonly kind: 'double-utf8' | 'wrong-table';
  /** What the bytes are, and what they were taken for. */
  readonly really: string;
  readonly takenFor: string;
  /** Characters that the repair changes. */
  readonly count: number;
  readonly repair: (text: string) => string;
}
