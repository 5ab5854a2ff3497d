/** The built pages: what a browser is sent before it asks the service for anything. */
export interface Pages {
  /** The page that every address begins with; `__NONCE__` stands where each answer has a number of its own. */
  readonly html: string;
  /** A file by its path, such as `assets/index-1a2b.js`. */
  readonly file: (path: string) => PageFile | undefined;
}

export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The same, packed, by the name that browsers call the packing (`br`, `gzip`); only where that is smaller. */
  readonly packed: Readonly<Record<string, Uint8Array>>;
  /** Whether its path changes with its bytes, so that a browser may keep it for good. */
  readonly named: boolean;
}
