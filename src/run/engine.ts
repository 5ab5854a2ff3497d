import type { FontFamily } from '../plan/drawing.ts';
import type { MediaTool } from '../ports.ts';
import type { Results } from './results.ts';
import type { Workspace } from './workspace.ts';

/** What steps run with. Nothing in it decides anything. */
export interface Engine {
  readonly tool: MediaTool;
  readonly results: Results;
  readonly workspace: Workspace;
  readonly font: FontFamily;
  /**
   * The local file of a medium, by the digest of its bytes, or an address of this machine where parts of it can be read.
   * It is fetched where it lies elsewhere.
   */
  readonly mediaPath: (digest: string) => Promise<string>;
  /**
   * Throws PolyreelError where the file of a medium is not the one that was read; asked before what was made of it is kept.
   * Absent where media lie in a store, under the digests of their bytes.
   */
  readonly requireUnchanged?: (digest: string) => Promise<void>;
}
