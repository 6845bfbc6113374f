/** What the outside world must lend: files, a clock and turns of the event loop. The only way the inner rings meet IO. */
import type { FileSystem } from './file-system.ts';

/** Files shipped with the server. */
export const assetNames = ['web-tree-sitter.wasm', 'tree-sitter-python.wasm', 'knowledge.json'] as const;
export type AssetName = (typeof assetNames)[number];

export interface Host {
  /** Rejects when the file cannot be read. `location` is what the client said about it, for hosts without a file system. */
  readAsset(name: AssetName, location?: string): Promise<Uint8Array>;
  /** The same for a file of UTF-8 text. */
  readAssetText(name: AssetName, location?: string): Promise<string>;
  /** Files of the workspace, by URIs without percent-encoding; undefined where the host cannot look. */
  readonly files: FileSystem | undefined;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Runs `task` in a later turn of the event loop, after at least `milliseconds`; the answer cancels it. */
  schedule(task: () => void, milliseconds: number): () => void;
}
