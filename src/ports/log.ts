/** Where a service says what it does: fields for programs, a sentence for people. Never a key or a signature. */
export interface Log {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}
