import type { ReleaseFile } from '../../documents/model.ts';
import type { MediaTool } from '../../ports.ts';

/** A file of a release that is to be looked into; it is a local file whose digest is right. */
export interface Looked {
  readonly tool: MediaTool;
  readonly path: string;
  readonly file: ReleaseFile;
  readonly signal: AbortSignal;
}
